{{%AUTOESCAPE context="HTML"}}
{{! TITLE STANDFIRST GALLERY_URL BODY DATE TIME DATETIME; HAS_DURATION (DURATION), OWN (MP4_URL WEBM_URL POSTER_URL WIDTH HEIGHT; CAPTIONS: URL CODE NAME DEFAULT) or OUTSIDE (URL PROVIDER PROVIDER_ID PROVIDER_NAME NOTICE; PICTURE). }}
<article class="story clip">
<header>
<p class="kicker"><a href="{{GALLERY_URL}}">{{T_NAV_VIDEOS}}</a> {{#HAS_DURATION}}{{DURATION}} {{/HAS_DURATION}}<time datetime="{{DATETIME}}">{{DATE}}</time></p>
<h1>{{TITLE}}</h1>
<p class="standfirst">{{STANDFIRST}}</p>
</header>
{{#OWN}}<video controls preload="none" playsinline width="{{WIDTH}}" height="{{HEIGHT}}" poster="{{POSTER_URL}}">
<source src="{{WEBM_URL}}" type="video/webm">
<source src="{{MP4_URL}}" type="video/mp4">
{{#CAPTIONS}}<track kind="captions" src="{{URL}}" srclang="{{CODE}}" label="{{NAME}}"{{#DEFAULT}} default{{/DEFAULT}}>
{{/CAPTIONS}}<a href="{{MP4_URL}}">{{T_VIDEO_DOWNLOAD}}</a>
</video>
{{/OWN}}{{#OUTSIDE}}<p class="player"><a href="{{URL}}" rel="noopener" data-provider="{{PROVIDER}}" data-id="{{PROVIDER_ID}}" data-title="{{TITLE}}">{{>PICTURE}} <span>{{T_VIDEO_PLAY}} ({{PROVIDER_NAME}})</span></a></p>
<p class="notice">{{NOTICE}}</p>
{{/OUTSIDE}}<div class="body">
{{BODY:none}}
</div>
</article>

{{%AUTOESCAPE context="HTML"}}
{{! TITLE STANDFIRST GALLERY_URL PHOTO_COUNT DATE TIME DATETIME; PHOTOS (NUMBER URL; PICTURE, HAS_CAPTION, HAS_CREDIT). }}
<header class="heading">
<p class="kicker"><a href="{{GALLERY_URL}}">{{T_NAV_PHOTOS}}</a> {{PHOTO_COUNT}} <time datetime="{{DATETIME}}">{{DATE}}</time></p>
<h1>{{TITLE}}</h1>
<p class="standfirst">{{STANDFIRST}}</p>
</header>
<ol class="photos" data-viewer data-close="{{T_VIEWER_CLOSE}}" data-previous="{{T_VIEWER_PREVIOUS}}" data-next="{{T_VIEWER_NEXT}}" data-label="{{TITLE}}">
{{#PHOTOS}}<li><figure>
<a href="{{URL}}" id="photo-{{NUMBER}}">{{>PICTURE}}</a>
<figcaption>{{#HAS_CAPTION}}{{CAPTION}} {{/HAS_CAPTION}}{{#HAS_CREDIT}}<small>{{T_ARTICLE_CREDIT}} {{CREDIT}}</small>{{/HAS_CREDIT}}</figcaption>
</figure></li>
{{/PHOTOS}}</ol>

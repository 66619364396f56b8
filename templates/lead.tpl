{{%AUTOESCAPE context="HTML"}}
{{! The first story of a page, large: as story_card. }}
<article class="lead"{{#FOREIGN}} lang="{{LANG}}"{{/FOREIGN}}>
{{#HAS_PICTURE}}<a class="frame" href="{{URL}}" tabindex="-1" aria-hidden="true">{{>PICTURE}}</a>
{{/HAS_PICTURE}}<div>
<p class="kicker">{{#BREAKING}}<strong>{{T_TICKER_TITLE}}</strong> {{/BREAKING}}{{#SECTION}}<a href="{{URL}}">{{NAME}}</a> {{/SECTION}}<time datetime="{{DATETIME}}">{{DATE}} {{TIME}}</time></p>
<h2><a href="{{URL}}">{{TITLE}}</a></h2>
<p class="standfirst">{{STANDFIRST}}</p>
</div>
</article>

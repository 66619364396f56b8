{{%AUTOESCAPE context="HTML"}}
{{! TITLE ALBUM_URL POSITION; PICTURE, HAS_CAPTION, HAS_CREDIT, PREVIOUS and NEXT (URL). }}
<header class="heading">
<p class="kicker"><a href="{{ALBUM_URL}}">{{TITLE}}</a></p>
<h1>{{POSITION}}</h1>
</header>
<figure class="photo">
{{>PICTURE}}
<figcaption>{{#HAS_CAPTION}}{{CAPTION}} {{/HAS_CAPTION}}{{#HAS_CREDIT}}<small>{{T_ARTICLE_CREDIT}} {{CREDIT}}</small>{{/HAS_CREDIT}}</figcaption>
</figure>
<nav class="pager" aria-label="{{T_PAGER_LABEL}}">
{{#PREVIOUS}}<a rel="prev" href="{{URL}}">{{T_VIEWER_PREVIOUS}}</a>
{{/PREVIOUS}}{{#NEXT}}<a rel="next" href="{{URL}}">{{T_VIEWER_NEXT}}</a>
{{/NEXT}}</nav>

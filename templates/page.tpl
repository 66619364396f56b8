{{%AUTOESCAPE context="HTML"}}
{{! TITLE BODY DATE DATETIME. }}
<article class="story">
<header><h1>{{TITLE}}</h1></header>
<div class="body">
{{BODY:none}}
</div>
<footer><p class="note">{{T_ARTICLE_UPDATED}} <time datetime="{{DATETIME}}">{{DATE}}</time></p></footer>
</article>

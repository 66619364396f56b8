{{%AUTOESCAPE context="HTML"}}
{{! An album in a list: URL TITLE PHOTO_COUNT DATE DATETIME; PICTURE. }}
<article class="card tile">
<a class="frame" href="{{URL}}" tabindex="-1" aria-hidden="true">{{>PICTURE}}</a>
<div>
<p class="kicker">{{PHOTO_COUNT}} <time datetime="{{DATETIME}}">{{DATE}}</time></p>
<h3><a href="{{URL}}">{{TITLE}}</a></h3>
</div>
</article>

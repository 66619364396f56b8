{{%AUTOESCAPE context="HTML"}}
{{! A video in a list: URL TITLE DATE DATETIME; HAS_DURATION (DURATION), PICTURE. }}
<article class="card tile video">
<a class="frame" href="{{URL}}" tabindex="-1" aria-hidden="true">{{>PICTURE}}</a>
<div>
<p class="kicker">{{#HAS_DURATION}}{{DURATION}} {{/HAS_DURATION}}<time datetime="{{DATETIME}}">{{DATE}}</time></p>
<h3><a href="{{URL}}">{{TITLE}}</a></h3>
</div>
</article>

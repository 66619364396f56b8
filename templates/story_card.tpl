{{%AUTOESCAPE context="HTML"}}
{{! A story in a list: URL TITLE STANDFIRST DATE TIME DATETIME; SECTION (NAME URL), BREAKING, FOREIGN (LANG), PICTURE. }}
<article class="card"{{#FOREIGN}} lang="{{LANG}}"{{/FOREIGN}}>
{{#HAS_PICTURE}}<a class="frame" href="{{URL}}" tabindex="-1" aria-hidden="true">{{>PICTURE}}</a>
{{/HAS_PICTURE}}<div>
<p class="kicker">{{#BREAKING}}<strong>{{T_TICKER_TITLE}}</strong> {{/BREAKING}}{{#SECTION}}<a href="{{URL}}">{{NAME}}</a> {{/SECTION}}<time datetime="{{DATETIME}}">{{DATE}} {{TIME}}</time></p>
<h3><a href="{{URL}}">{{TITLE}}</a></h3>
<p class="standfirst">{{STANDFIRST}}</p>
</div>
</article>

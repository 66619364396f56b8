{{%AUTOESCAPE context="HTML"}}
{{! ID TITLE DATE TIME DATETIME BODY URL PRINT_URL READ_URL FAVORITES_URL CONTACT_URL MAIL_URL; SECTION, BREAKING, HAS_STANDFIRST, HAS_BYLINE, UPDATED (DATE TIME DATETIME), HAS_PICTURE (HAS_CAPTION, HAS_CREDIT), HAS_TAGS (TAGS), SHARE (URL NAME), TRANSLATIONS (URL CODE LANGUAGE_NAME TITLE), NEIGHBOURS (PREVIOUS, NEXT), RELATED (STORIES). }}
<article class="story news" data-read="{{READ_URL}}">
<header>
<p class="kicker">{{#BREAKING}}<strong>{{T_TICKER_TITLE}}</strong> {{/BREAKING}}{{#SECTION}}<a href="{{URL}}">{{NAME}}</a>{{/SECTION}}</p>
<h1>{{TITLE}}</h1>
{{#HAS_STANDFIRST}}<p class="standfirst">{{STANDFIRST}}</p>
{{/HAS_STANDFIRST}}<p class="byline">{{#HAS_BYLINE}}<span>{{T_ARTICLE_BY}} <strong>{{BYLINE}}</strong></span> {{/HAS_BYLINE}}<time datetime="{{DATETIME}}">{{DATE}} {{TIME}}</time>{{#UPDATED}} <span class="updated">{{T_ARTICLE_UPDATED}} <time datetime="{{DATETIME}}">{{DATE}} {{TIME}}</time></span>{{/UPDATED}}</p>
{{#TRANSLATIONS}}<p class="translation"><a href="{{URL}}" lang="{{CODE}}" hreflang="{{CODE}}">{{LANGUAGE_NAME}}: {{TITLE}}</a></p>
{{/TRANSLATIONS}}</header>
{{#HAS_PICTURE}}<figure>
{{>PICTURE}}
<figcaption>{{#HAS_CAPTION}}{{CAPTION}} {{/HAS_CAPTION}}{{#HAS_CREDIT}}<small>{{T_ARTICLE_CREDIT}} {{CREDIT}}</small>{{/HAS_CREDIT}}</figcaption>
</figure>
{{/HAS_PICTURE}}<div class="body">
{{BODY:none}}
</div>
<footer>
{{#HAS_TAGS}}<ul class="tags" aria-label="{{T_ARTICLE_TAGS}}">
{{#TAGS}}<li><a href="{{URL}}" rel="tag">{{NAME}}</a></li>
{{/TAGS}}</ul>
{{/HAS_TAGS}}<div class="share" role="group" aria-labelledby="share">
<strong id="share">{{T_ARTICLE_SHARE_ON}}</strong>
{{#SHARE}}<a href="{{URL}}" rel="noopener nofollow" target="_blank">{{NAME}}</a>
{{/SHARE}}<a href="{{MAIL_URL}}">{{T_ARTICLE_MAIL}}</a>
<button type="button" hidden data-copy="{{URL}}" data-done="{{T_ARTICLE_COPIED}}" aria-live="polite">{{T_ARTICLE_COPY}}</button>
<button type="button" hidden data-share="{{URL}}">{{T_ARTICLE_SHARE}}</button>
</div>
<div class="tools">
<form method="post" action="{{FAVORITES_URL}}"><input type="hidden" name="action" value="add"><input type="hidden" name="id" value="{{ID}}"><button>{{T_ARTICLE_ADD_FAVORITE}}</button></form>
<a href="{{PRINT_URL}}" rel="nofollow">{{T_ARTICLE_PRINT}}</a>
<a href="{{CONTACT_URL}}" rel="nofollow">{{T_ARTICLE_CORRECTION}}</a>
</div>
<p class="source">{{T_PRINT_SOURCE}} {{URL}}</p>
</footer>
</article>
{{#NEIGHBOURS}}<nav class="pager stories" aria-label="{{T_ARTICLE_NEIGHBOURS}}">
{{#PREVIOUS}}<a rel="prev" href="{{URL}}"><span>{{T_ARTICLE_PREVIOUS}}</span> {{TITLE}}</a>
{{/PREVIOUS}}{{#NEXT}}<a rel="next" href="{{URL}}"><span>{{T_ARTICLE_NEXT}}</span> {{TITLE}}</a>
{{/NEXT}}</nav>
{{/NEIGHBOURS}}{{#RELATED}}<section class="strip" aria-labelledby="related">
<h2 id="related">{{T_ARTICLE_RELATED}}</h2>
<div class="tiles">
{{>STORIES}}
</div>
</section>
{{/RELATED}}

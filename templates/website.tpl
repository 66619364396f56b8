{{%AUTOESCAPE context="HTML"}}
{{! ACTION_URL PREVIEW_URL PREVIEW_TITLE COUNT HEIGHT SNIPPET_URL JSON_URL FEED_URL; SECTION_OPTIONS (SLUG NAME SELECTED). }}
<header class="heading"><h1>{{T_WEBSITE_TITLE}}</h1><p class="standfirst">{{T_WEBSITE_INTRO}}</p></header>
<form class="form search" action="{{ACTION_URL}}">
<p><label for="section">{{T_SEARCH_SECTION}}</label><select id="section" name="section"><option value="">{{T_SEARCH_ALL_SECTIONS}}</option>
{{#SECTION_OPTIONS}}<option value="{{SLUG}}"{{#SELECTED}} selected{{/SELECTED}}>{{NAME}}</option>
{{/SECTION_OPTIONS}}</select></p>
<p><label for="count">{{T_WEBSITE_COUNT}}</label><input id="count" type="number" name="count" min="1" max="50" value="{{COUNT}}"></p>
<p><button>{{T_WEBSITE_SHOW}}</button></p>
</form>
<section class="snippet" aria-labelledby="snippet-title">
<h2 id="snippet-title">{{T_WEBSITE_SNIPPET}}</h2>
<p><label for="snippet">{{T_WEBSITE_PASTE}}</label><textarea id="snippet" rows="3" readonly spellcheck="false">&lt;iframe src="{{SNIPPET_URL}}" title="{{PREVIEW_TITLE}}" width="320" height="{{HEIGHT}}" loading="lazy"&gt;&lt;/iframe&gt;</textarea></p>
<p><button type="button" hidden data-copy-from="snippet" data-done="{{T_ARTICLE_COPIED}}">{{T_ARTICLE_COPY}}</button></p>
<p>{{T_WEBSITE_DATA}}</p>
<ul>
<li>JSON: <a href="{{JSON_URL}}">{{JSON_URL}}</a></li>
<li>RSS: <a href="{{FEED_URL}}">{{FEED_URL}}</a></li>
</ul>
</section>
<section aria-labelledby="preview">
<h2 id="preview">{{T_WEBSITE_PREVIEW}}</h2>
<iframe class="preview" src="{{PREVIEW_URL}}" title="{{PREVIEW_TITLE}}" width="320" height="{{HEIGHT}}" loading="lazy"></iframe>
</section>

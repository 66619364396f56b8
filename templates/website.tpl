{{%AUTOESCAPE context="HTML"}}
{{! ACTION_URL COUNT ACCENT TAG; SECTION_OPTIONS, LANGUAGE_OPTIONS, HEADING_OPTIONS (VALUE NAME SELECTED); THEME_LIGHT THEME_DARK DATES_NO STANDFIRSTS_YES PICTURES_YES TICKER_STILL TICKER_MOVING TARGET_TOP as chosen; MISSING; GRADES (NAME TITLE TEXT SNIPPET CSP BYTES PRIVACY; PINNED with SNIPPET, INTEGRITY with VALUE; PREVIEW_LIST with LINKS, PREVIEW_FRAME with URL TITLE HEIGHT, PREVIEW_ELEMENT with ELEMENT); FEEDS (NAME URL), INCLUDE_PATH, JS_URL. }}
<header class="heading"><h1>{{T_WEBSITE_TITLE}}</h1><p class="standfirst">{{T_WEBSITE_INTRO}}</p></header>
<form class="form choices" action="{{ACTION_URL}}" data-live="#grades">
<p><label for="section">{{T_SEARCH_SECTION}}</label><select id="section" name="section"><option value="">{{T_SEARCH_ALL_SECTIONS}}</option>
{{#SECTION_OPTIONS}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{NAME}}</option>
{{/SECTION_OPTIONS}}</select></p>
<p><label for="tag">{{T_WEBSITE_TAG}}</label><input id="tag" name="tag" maxlength="191" value="{{TAG}}"></p>
<p><label for="lang">{{T_WEBSITE_LANGUAGE}}</label><select id="lang" name="lang">
{{#LANGUAGE_OPTIONS}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{NAME}}</option>
{{/LANGUAGE_OPTIONS}}</select></p>
<p><label for="count">{{T_WEBSITE_COUNT}}</label><input id="count" type="number" name="count" min="1" max="50" value="{{COUNT}}"></p>
<p><label for="theme">{{T_WEBSITE_THEME}}</label><select id="theme" name="theme"><option value="auto">{{T_WEBSITE_THEME_AUTO}}</option><option value="light"{{#THEME_LIGHT}} selected{{/THEME_LIGHT}}>{{T_WEBSITE_THEME_LIGHT}}</option><option value="dark"{{#THEME_DARK}} selected{{/THEME_DARK}}>{{T_WEBSITE_THEME_DARK}}</option></select></p>
<p><label for="accent">{{T_WEBSITE_ACCENT}}</label><input id="accent" name="accent" pattern="#?[0-9A-Fa-f]{6}" maxlength="7" placeholder="#a3161f" value="{{ACCENT}}"></p>
<p><label for="dates">{{T_WEBSITE_DATES}}</label><select id="dates" name="dates"><option value="yes">{{T_WEBSITE_YES}}</option><option value="no"{{#DATES_NO}} selected{{/DATES_NO}}>{{T_WEBSITE_NO}}</option></select></p>
<p><label for="standfirsts">{{T_WEBSITE_STANDFIRSTS}}</label><select id="standfirsts" name="standfirsts"><option value="no">{{T_WEBSITE_NO}}</option><option value="yes"{{#STANDFIRSTS_YES}} selected{{/STANDFIRSTS_YES}}>{{T_WEBSITE_YES}}</option></select></p>
<p><label for="pictures">{{T_WEBSITE_PICTURES}}</label><select id="pictures" name="pictures"><option value="no">{{T_WEBSITE_NO}}</option><option value="yes"{{#PICTURES_YES}} selected{{/PICTURES_YES}}>{{T_WEBSITE_YES}}</option></select></p>
<p><label for="ticker">{{T_TICKER_TITLE}}</label><select id="ticker" name="ticker"><option value="no">{{T_WEBSITE_NO}}</option><option value="still"{{#TICKER_STILL}} selected{{/TICKER_STILL}}>{{T_WEBSITE_TICKER_STILL}}</option><option value="moving"{{#TICKER_MOVING}} selected{{/TICKER_MOVING}}>{{T_WEBSITE_TICKER_MOVING}}</option></select></p>
<p><label for="heading">{{T_WEBSITE_HEADING}}</label><select id="heading" name="heading">
{{#HEADING_OPTIONS}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>h{{VALUE}}</option>
{{/HEADING_OPTIONS}}</select></p>
<p><label for="target">{{T_WEBSITE_TARGET}}</label><select id="target" name="target"><option value="new">{{T_WEBSITE_TARGET_NEW}}</option><option value="top"{{#TARGET_TOP}} selected{{/TARGET_TOP}}>{{T_WEBSITE_TARGET_TOP}}</option></select></p>
<p class="submit"><button>{{T_WEBSITE_SHOW}}</button></p>
</form>
<div id="grades" aria-live="polite">
{{#MISSING}}<p class="notice" role="status">{{T_WEBSITE_MISSING}}</p>
{{/MISSING}}{{#GRADES}}<section class="grade" aria-labelledby="{{NAME}}-title">
<div>
<h2 id="{{NAME}}-title">{{TITLE}}</h2>
<p>{{TEXT}}</p>
<p class="code"><label for="{{NAME}}">{{T_WEBSITE_PASTE}}</label><textarea id="{{NAME}}" rows="5" readonly spellcheck="false">{{SNIPPET:p}}</textarea>
<button type="button" hidden data-copy-from="{{NAME}}" data-done="{{T_ARTICLE_COPIED}}">{{T_WEBSITE_COPY}}</button></p>
{{#PINNED}}<p class="code"><label for="{{NAME}}-pinned">{{T_WEBSITE_PINNED}}</label><textarea id="{{NAME}}-pinned" rows="5" readonly spellcheck="false">{{SNIPPET:p}}</textarea>
<button type="button" hidden data-copy-from="{{NAME}}-pinned" data-done="{{T_ARTICLE_COPIED}}">{{T_WEBSITE_COPY}}</button></p>
{{/PINNED}}<dl>
<dt>{{T_WEBSITE_CSP}}</dt><dd><code>{{CSP}}</code></dd>
{{#INTEGRITY}}<dt>{{T_WEBSITE_INTEGRITY}}</dt><dd><code>{{VALUE}}</code></dd>
{{/INTEGRITY}}<dt>{{T_WEBSITE_SIZE}}</dt><dd>{{BYTES}}</dd>
<dt>{{T_WEBSITE_PRIVACY}}</dt><dd>{{PRIVACY}}</dd>
</dl>
</div>
<div class="sample" role="group" aria-label="{{T_WEBSITE_PREVIEW}}">
{{#PREVIEW_LIST}}{{>LINKS}}
{{/PREVIEW_LIST}}{{#PREVIEW_FRAME}}<iframe class="preview" src="{{URL}}" title="{{TITLE}}" width="320" height="{{HEIGHT}}" data-grows></iframe>
{{/PREVIEW_FRAME}}{{#PREVIEW_ELEMENT}}{{>ELEMENT}}
{{/PREVIEW_ELEMENT}}</div>
</section>
{{/GRADES}}<section class="grade" aria-labelledby="data-title">
<div>
<h2 id="data-title">{{T_WEBSITE_DATA}}</h2>
<p>{{T_WEBSITE_DATA_TEXT}}</p>
<ul class="addresses">
{{#FEEDS}}<li>{{NAME}}: <a href="{{URL}}">{{URL}}</a></li>
{{/FEEDS}}</ul>
<p class="code"><label for="include">{{T_WEBSITE_INCLUDE}}</label><textarea id="include" rows="2" readonly spellcheck="false">&lt;!--#include virtual="{{INCLUDE_PATH}}" --&gt;</textarea>
<button type="button" hidden data-copy-from="include" data-done="{{T_ARTICLE_COPIED}}">{{T_WEBSITE_COPY}}</button></p>
</div>
</section>
<p class="note">{{T_WEBSITE_FRESH}}</p>
</div>
<script defer src="{{JS_URL}}"></script>

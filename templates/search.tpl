{{%AUTOESCAPE context="HTML"}}
{{! SEARCH_URL Q FROM TO; SECTION_OPTIONS (SLUG NAME SELECTED), NEWEST_FIRST, BEST_FIRST, DAYS_EXCHANGED, FOUND (MESSAGE; RESULTS, PAGER), NOTHING (MESSAGE ARCHIVE_URL LATEST_URL). }}
<header class="heading"><h1>{{T_SEARCH_TITLE}}</h1></header>
<form class="form search" action="{{SEARCH_URL}}">
<p class="wide"><label for="q">{{T_SEARCH_WORDS}}</label><input id="q" type="search" name="q" maxlength="200" value="{{Q}}"></p>
<p><label for="section">{{T_SEARCH_SECTION}}</label><select id="section" name="section"><option value="">{{T_SEARCH_ALL_SECTIONS}}</option>
{{#SECTION_OPTIONS}}<option value="{{SLUG}}"{{#SELECTED}} selected{{/SELECTED}}>{{NAME}}</option>
{{/SECTION_OPTIONS}}</select></p>
<p><label for="from">{{T_SEARCH_FROM}}</label><input id="from" type="date" name="from" value="{{FROM}}"></p>
<p><label for="to">{{T_SEARCH_TO}}</label><input id="to" type="date" name="to" value="{{TO}}"></p>
<p><label for="order">{{T_SEARCH_ORDER}}</label><select id="order" name="order"><option value="best"{{#BEST_FIRST}} selected{{/BEST_FIRST}}>{{T_SEARCH_BEST}}</option><option value="newest"{{#NEWEST_FIRST}} selected{{/NEWEST_FIRST}}>{{T_SEARCH_NEWEST}}</option></select></p>
<p><button>{{T_SEARCH_BUTTON}}</button></p>
</form>
{{#DAYS_EXCHANGED}}<p class="note">{{T_SEARCH_DAYS_EXCHANGED}}</p>
{{/DAYS_EXCHANGED}}{{#FOUND}}<h2 class="result">{{MESSAGE}}</h2>
<ol class="results">
{{#RESULTS}}<li{{#FOREIGN}} lang="{{LANG}}"{{/FOREIGN}}>
<p class="kicker">{{#SECTION}}<a href="{{URL}}">{{NAME}}</a> {{/SECTION}}<time datetime="{{DATETIME}}">{{DATE}} {{TIME}}</time></p>
<h3><a href="{{URL}}">{{#TITLE_PARTS}}{{#MARK}}<mark>{{TEXT}}</mark>{{/MARK}}{{#PLAIN}}{{TEXT}}{{/PLAIN}}{{/TITLE_PARTS}}</a></h3>
<p>{{#PARTS}}{{#MARK}}<mark>{{TEXT}}</mark>{{/MARK}}{{#PLAIN}}{{TEXT}}{{/PLAIN}}{{/PARTS}}</p>
</li>
{{/RESULTS}}</ol>
{{>PAGER}}
{{/FOUND}}{{#NOTHING}}<h2 class="result">{{MESSAGE}}</h2>
<p>{{T_SEARCH_HELP}}</p>
<ul>
<li><a href="{{LATEST_URL}}">{{T_NAV_LATEST}}</a></li>
<li><a href="{{ARCHIVE_URL}}">{{T_NAV_ARCHIVE}}</a></li>
</ul>
{{/NOTHING}}

{{%AUTOESCAPE context="HTML"}}
{{! ADDRESS SITE_NAME; BROWSERS (NAME HELP OPEN). }}
<header class="heading"><h1>{{T_HOMEPAGE_TITLE}}</h1><p class="standfirst">{{T_HOMEPAGE_INTRO}}</p></header>
<p class="copy"><label for="address">{{T_HOMEPAGE_ADDRESS}}</label> <input id="address" readonly value="{{ADDRESS}}"> <button type="button" hidden data-copy="{{ADDRESS}}" data-done="{{T_ARTICLE_COPIED}}">{{T_ARTICLE_COPY}}</button></p>
<p><button type="button" hidden data-install>{{T_HOMEPAGE_INSTALL}}</button></p>
<section class="help" aria-labelledby="browsers">
<h2 id="browsers">{{T_HOMEPAGE_BROWSERS}}</h2>
{{#BROWSERS}}<details{{#OPEN}} open{{/OPEN}}><summary>{{NAME}}</summary><p>{{HELP}}</p></details>
{{/BROWSERS}}</section>

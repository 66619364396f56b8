{{%AUTOESCAPE context="HTML"}}
{{! ACTION_URL; SAVED (STORIES), EMPTY, BROWSERS (NAME HELP OPEN). }}
<header class="heading"><h1>{{T_FAVORITES_TITLE}}</h1><p class="standfirst">{{T_FAVORITES_INTRO}}</p></header>
{{#SAVED}}<h2 class="hidden">{{T_LIST_STORIES}}</h2>
<ul class="saved">
{{#STORIES}}<li{{#FOREIGN}} lang="{{LANG}}"{{/FOREIGN}}><div><p class="kicker">{{#SECTION}}<a href="{{URL}}">{{NAME}}</a> {{/SECTION}}<time datetime="{{DATETIME}}">{{DATE}}</time></p><h3><a href="{{URL}}">{{TITLE}}</a></h3></div>
<form method="post" action="{{ACTION_URL}}"><input type="hidden" name="action" value="remove"><input type="hidden" name="id" value="{{ID}}"><button aria-label="{{REMOVE_LABEL}}">{{T_FAVORITES_REMOVE}}</button></form></li>
{{/STORIES}}</ul>
{{/SAVED}}{{#EMPTY}}<p class="empty">{{T_FAVORITES_EMPTY}}</p>
{{/EMPTY}}<section class="help" aria-labelledby="bookmark">
<h2 id="bookmark">{{T_FAVORITES_BOOKMARK}}</h2>
{{#BROWSERS}}<details{{#OPEN}} open{{/OPEN}}><summary>{{NAME}}</summary><p>{{HELP}}</p></details>
{{/BROWSERS}}</section>

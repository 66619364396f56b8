{{%AUTOESCAPE context="HTML"}}
{{! HEADING; TAG, HAS_DESCRIPTION (DESCRIPTION), FEED (URL), LEAD, STORIES, EMPTY, PAGER. }}
<header class="heading">
{{#TAG}}<p class="kicker">{{T_TAG_KICKER}}</p>
{{/TAG}}<h1>{{HEADING}}</h1>
{{#HAS_DESCRIPTION}}<p class="standfirst">{{DESCRIPTION}}</p>
{{/HAS_DESCRIPTION}}{{#FEED}}<p class="feed"><a href="{{URL}}">{{T_FOOTER_FEED}}</a></p>
{{/FEED}}</header>
{{>LEAD}}
<h2 class="hidden">{{T_LIST_STORIES}}</h2>
<div class="list">
{{>STORIES}}
</div>
{{#EMPTY}}<p class="empty">{{T_LIST_EMPTY}}</p>
{{/EMPTY}}{{>PAGER}}

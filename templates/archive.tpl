{{%AUTOESCAPE context="HTML"}}
{{! YEARS (URL NAME COUNT), EMPTY. }}
<header class="heading"><h1>{{T_NAV_ARCHIVE}}</h1><p class="standfirst">{{T_ARCHIVE_INTRO}}</p></header>
<ul class="counts years">
{{#YEARS}}<li><a href="{{URL}}">{{NAME}}</a> <span>{{COUNT}}</span></li>
{{/YEARS}}</ul>
{{#EMPTY}}<p class="empty">{{T_LIST_EMPTY}}</p>
{{/EMPTY}}

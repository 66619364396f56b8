{{%AUTOESCAPE context="HTML"}}
{{! VIDEOS, EMPTY, PAGER. }}
<header class="heading"><h1>{{T_NAV_VIDEOS}}</h1></header>
<h2 class="hidden">{{T_VIDEOS_LIST}}</h2>
<div class="tiles large">
{{>VIDEOS}}
</div>
{{#EMPTY}}<p class="empty">{{T_VIDEOS_EMPTY}}</p>
{{/EMPTY}}{{>PAGER}}

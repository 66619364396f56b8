{{%AUTOESCAPE context="HTML"}}
{{! ALBUMS, EMPTY, PAGER. }}
<header class="heading"><h1>{{T_NAV_PHOTOS}}</h1></header>
<h2 class="hidden">{{T_PHOTOS_ALBUMS}}</h2>
<div class="tiles large">
{{>ALBUMS}}
</div>
{{#EMPTY}}<p class="empty">{{T_PHOTOS_EMPTY}}</p>
{{/EMPTY}}{{>PAGER}}

{{%AUTOESCAPE context="HTML"}}
{{! HEADING ARCHIVE_URL YEAR YEAR_URL MONTH MONTH_URL; STORIES, PAGER, STEPS. }}
<header class="heading">
<p class="kicker"><a href="{{ARCHIVE_URL}}">{{T_NAV_ARCHIVE}}</a> <a href="{{YEAR_URL}}">{{YEAR}}</a> <a href="{{MONTH_URL}}">{{MONTH}}</a></p>
<h1>{{HEADING}}</h1>
</header>
<h2 class="hidden">{{T_LIST_STORIES}}</h2>
<div class="list">
{{>STORIES}}
</div>
{{>PAGER}}{{>STEPS}}

{{%AUTOESCAPE context="HTML"}}
{{! HEADING ARCHIVE_URL YEAR YEAR_URL; WEEKS (DAYS: LINKED: NUMBER URL COUNT LABEL, or PLAIN: NUMBER), STEPS. }}
<header class="heading">
<p class="kicker"><a href="{{ARCHIVE_URL}}">{{T_NAV_ARCHIVE}}</a> <a href="{{YEAR_URL}}">{{YEAR}}</a></p>
<h1>{{HEADING}}</h1>
</header>
<table class="calendar">
<caption class="hidden">{{HEADING}}</caption>
<thead><tr>
<th scope="col" abbr="{{T_WEEKDAY_1}}">{{T_WEEKDAY_SHORT_1}}</th>
<th scope="col" abbr="{{T_WEEKDAY_2}}">{{T_WEEKDAY_SHORT_2}}</th>
<th scope="col" abbr="{{T_WEEKDAY_3}}">{{T_WEEKDAY_SHORT_3}}</th>
<th scope="col" abbr="{{T_WEEKDAY_4}}">{{T_WEEKDAY_SHORT_4}}</th>
<th scope="col" abbr="{{T_WEEKDAY_5}}">{{T_WEEKDAY_SHORT_5}}</th>
<th scope="col" abbr="{{T_WEEKDAY_6}}">{{T_WEEKDAY_SHORT_6}}</th>
<th scope="col" abbr="{{T_WEEKDAY_7}}">{{T_WEEKDAY_SHORT_7}}</th>
</tr></thead>
<tbody>
{{#WEEKS}}<tr>
{{#DAYS}}<td>{{#LINKED}}<a href="{{URL}}">{{NUMBER}}<span class="hidden"> {{LABEL}}</span> <small aria-hidden="true">{{COUNT}}</small></a>{{/LINKED}}{{#PLAIN}}{{NUMBER}}{{/PLAIN}}</td>
{{/DAYS}}</tr>
{{/WEEKS}}</tbody>
</table>
{{>STEPS}}

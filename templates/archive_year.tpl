{{%AUTOESCAPE context="HTML"}}
{{! HEADING ARCHIVE_URL; MONTHS (URL NAME COUNT), STEPS. }}
<header class="heading">
<p class="kicker"><a href="{{ARCHIVE_URL}}">{{T_NAV_ARCHIVE}}</a></p>
<h1>{{HEADING}}</h1>
</header>
<ul class="counts">
{{#MONTHS}}<li><a href="{{URL}}">{{NAME}}</a> <span>{{COUNT}}</span></li>
{{/MONTHS}}</ul>
{{>STEPS}}

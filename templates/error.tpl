{{%AUTOESCAPE context="HTML"}}
{{! STATUS TITLE TEXT CODE HOME_URL SEARCH_URL ARCHIVE_URL; MISSING, PENDING (SETUP_URL). }}
<section class="fault">
<p class="number" aria-hidden="true">{{STATUS}}</p>
<h1>{{TITLE}}</h1>
<p class="standfirst">{{TEXT}}</p>
{{#MISSING}}<ul>
<li><a href="{{HOME_URL}}">{{T_NAV_MAINPAGE}}</a></li>
<li><a href="{{SEARCH_URL}}">{{T_SEARCH_TITLE}}</a></li>
<li><a href="{{ARCHIVE_URL}}">{{T_NAV_ARCHIVE}}</a></li>
</ul>
{{/MISSING}}{{#PENDING}}<p><a class="button" href="{{SETUP_URL}}">{{T_SETUP_PENDING_LINK}}</a></p>
{{/PENDING}}<p class="note">{{T_ERROR_CODE}} {{CODE}}</p>
</section>

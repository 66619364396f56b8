{{%AUTOESCAPE context="HTML"}}
{{! RECEIPT HOME_URL. }}
<header class="heading"><h1>{{T_CONTACT_THANKS_TITLE}}</h1></header>
<p>{{T_CONTACT_THANKS_TEXT}}</p>
<p class="receipt">{{T_CONTACT_RECEIPT}} <strong>{{RECEIPT}}</strong></p>
<p><a href="{{HOME_URL}}">{{T_NAV_MAINPAGE}}</a></p>

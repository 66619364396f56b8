{{%AUTOESCAPE context="HTML"}}
<p>{{TITLE:none}}</p>
{{! Refused: T9 :none only for BODY and JSON_LD }}

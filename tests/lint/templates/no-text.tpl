{{%AUTOESCAPE context="HTML"}}
<p>{{T_NO_SUCH_TEXT}}</p>
{{! Refused: not in locale/en.txt }}

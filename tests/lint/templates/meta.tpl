{{%AUTOESCAPE context="HTML"}}
<meta http-equiv="refresh" content="{{URL}}">
{{! Refused: no meta http-equiv }}

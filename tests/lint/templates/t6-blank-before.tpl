{{%AUTOESCAPE context="HTML"}}
<a href=" {{URL}}">a blank switches the check off</a>
{{! Refused: T6 T7 an address is one variable, made by view/urls or passed by safe_url }}

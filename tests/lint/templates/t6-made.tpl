{{%AUTOESCAPE context="HTML"}}
<a href="/{{PATH}}">/evil makes it //evil</a>
{{! Refused: T6 T7 an address is one variable, made by view/urls or passed by safe_url }}

{{%AUTOESCAPE context="HTML"}}
<img srcset="{{URL}} 2x">
{{! Refused: T6 T7 an address is one variable, made by view/urls or passed by safe_url }}

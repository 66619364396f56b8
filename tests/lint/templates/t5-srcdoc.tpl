{{%AUTOESCAPE context="HTML"}}
<iframe srcdoc="{{TEXT}}"></iframe>
{{! Refused: T5 attribute that ctemplate does not know as an address }}

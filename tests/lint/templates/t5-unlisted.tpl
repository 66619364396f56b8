{{%AUTOESCAPE context="HTML"}}
<video controlslist="{{TEXT}}"></video>
{{! Refused: T5 variables only in the attributes that tools/lint lists }}

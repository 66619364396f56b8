{{%AUTOESCAPE context="HTML"}}
<button formaction="{{URL}}">go</button>
{{! Refused: T5 attribute that ctemplate does not know as an address }}

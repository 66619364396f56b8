{{%AUTOESCAPE context="HTML"}}
<pre>{{TEXT:p}}</pre>
{{! Refused: T10 :p only in a textarea }}

<p>the pragma comes late</p>
{{%AUTOESCAPE context="HTML"}}
{{! Refused: T1 T3 AUTOESCAPE pragma on line 1, not of JSON }}

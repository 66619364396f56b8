{{%AUTOESCAPE context="JSON"}}
{"a":{{X}}}
{{! Refused: T1 T3 AUTOESCAPE pragma on line 1, not of JSON }}

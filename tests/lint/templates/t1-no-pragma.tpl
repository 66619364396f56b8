<p>no pragma</p>
{{! Refused: T1 T3 AUTOESCAPE pragma on line 1, not of JSON }}

{{%AUTOESCAPE context="HTML"}}
<p style="color: red" onclick="x()">inline</p>
{{! Refused: no inline style or handler }}

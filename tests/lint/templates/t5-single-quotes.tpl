{{%AUTOESCAPE context="HTML"}}
<a title='{{TITLE}}'>in single quotes</a>
{{! Refused: T5 variables in attributes stand in double quotes }}

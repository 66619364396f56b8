{{%AUTOESCAPE context="HTML"}}
<p class="{{CLASS}}"><a title={{TITLE}}>unquoted, beside a good one</a></p>
{{! Refused: T5 variables in attributes stand in double quotes }}

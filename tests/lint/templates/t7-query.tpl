{{%AUTOESCAPE context="HTML"}}
<a href="{{SEARCH_URL}}?q={{Q}}">a&amp;b is another search</a>
{{! Refused: T6 T7 an address is one variable, made by view/urls or passed by safe_url }}

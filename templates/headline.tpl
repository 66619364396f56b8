{{%AUTOESCAPE context="HTML"}}
{{! A story as one line of a list: URL TITLE DATE TIME DATETIME; BREAKING, FOREIGN (LANG). }}
<li{{#FOREIGN}} lang="{{LANG}}"{{/FOREIGN}}><time datetime="{{DATETIME}}">{{DATE}} {{TIME}}</time> <a href="{{URL}}">{{TITLE}}</a></li>

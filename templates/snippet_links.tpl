{{%AUTOESCAPE context="HTML"}}
{{! Headlines as plain links, by HTML alone as high as what replaces them: SITE_NAME TITLE URL; LIST with STORIES (URL TITLE), each maybe PICTURED (SRC WIDTH HEIGHT), DATED (SHOWN), WITH_STANDFIRST (STANDFIRST). }}
<p><a href="{{URL}}">{{SITE_NAME}}: {{TITLE}}</a></p>
{{#LIST}}<ul>{{#STORIES}}<li><p>{{#PICTURED}}<img src="{{SRC}}" alt="" width="{{WIDTH}}" height="{{HEIGHT}}"> {{/PICTURED}}<a href="{{URL}}">{{TITLE}}</a>{{#DATED}}<br>{{SHOWN}}{{/DATED}}{{#WITH_STANDFIRST}}<br>{{STANDFIRST}}{{/WITH_STANDFIRST}}</p></li>{{/STORIES}}</ul>
{{/LIST}}
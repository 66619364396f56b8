{{%AUTOESCAPE context="HTML"}}
{{! Headlines for a page of somebody else's, whole without script: SITE_NAME TITLE URL; SCRIPT (URL), PINNED (URL INTEGRITY); SECTION TAG LANGUAGE COUNT THEME ACCENT TICKER HEADING BASE (VALUE); NO_DATES STANDFIRSTS PICTURES TOP; LIST with STORIES (URL TITLE). }}
{{#SCRIPT}}<script async src="{{JS_URL}}"></script>
{{/SCRIPT}}{{#PINNED}}<script async src="{{JS_URL}}" integrity="{{INTEGRITY}}" crossorigin="anonymous"></script>
{{/PINNED}}<masthead-headlines{{#SECTION}} section="{{VALUE}}"{{/SECTION}}{{#TAG}} tag="{{VALUE}}"{{/TAG}}{{#LANGUAGE}} lang="{{VALUE}}"{{/LANGUAGE}}{{#COUNT}} count="{{VALUE}}"{{/COUNT}}{{#THEME}} theme="{{VALUE}}"{{/THEME}}{{#ACCENT}} accent="{{VALUE}}"{{/ACCENT}}{{#NO_DATES}} dates="no"{{/NO_DATES}}{{#STANDFIRSTS}} standfirsts{{/STANDFIRSTS}}{{#PICTURES}} pictures{{/PICTURES}}{{#TICKER}} ticker="{{VALUE}}"{{/TICKER}}{{#HEADING}} heading="{{VALUE}}"{{/HEADING}}{{#TOP}} target="top"{{/TOP}}{{#BASE}} base="{{URL}}"{{/BASE}}>
<p><a href="{{URL}}">{{SITE_NAME}}: {{TITLE}}</a></p>
{{#LIST}}<ul>{{#STORIES}}<li><a href="{{URL}}">{{TITLE}}</a></li>{{/STORIES}}</ul>
{{/LIST}}</masthead-headlines>

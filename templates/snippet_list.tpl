{{%AUTOESCAPE context="HTML"}}
{{! Headlines for a page of somebody else's, whole without script: LINKS (snippet_links.tpl); SCRIPT (URL), PINNED (URL INTEGRITY); SECTION TAG LANGUAGE COUNT THEME ACCENT TICKER HEADING BASE (VALUE); NO_DATES STANDFIRSTS PICTURES TOP. }}
{{#SCRIPT}}<script async src="{{JS_URL}}"></script>
{{/SCRIPT}}{{#PINNED}}<script async src="{{JS_URL}}" integrity="{{INTEGRITY}}" crossorigin="anonymous"></script>
{{/PINNED}}<masthead-headlines{{#SECTION}} section="{{VALUE}}"{{/SECTION}}{{#TAG}} tag="{{VALUE}}"{{/TAG}}{{#LANGUAGE}} lang="{{VALUE}}"{{/LANGUAGE}}{{#COUNT}} count="{{VALUE}}"{{/COUNT}}{{#THEME}} theme="{{VALUE}}"{{/THEME}}{{#ACCENT}} accent="{{VALUE}}"{{/ACCENT}}{{#NO_DATES}} dates="no"{{/NO_DATES}}{{#STANDFIRSTS}} standfirsts{{/STANDFIRSTS}}{{#PICTURES}} pictures{{/PICTURES}}{{#TICKER}} ticker="{{VALUE}}"{{/TICKER}}{{#HEADING}} heading="{{VALUE}}"{{/HEADING}}{{#TOP}} target="top"{{/TOP}}{{#BASE}} base="{{URL}}"{{/BASE}}>
{{>LINKS}}</masthead-headlines>

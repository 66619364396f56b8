{{%AUTOESCAPE context="HTML"}}
{{! The way to the neighbours in time: PREVIOUS and NEXT (URL NAME). }}
<nav class="pager" aria-label="{{T_PAGER_LABEL}}">
{{#PREVIOUS}}<a rel="prev" href="{{URL}}">{{NAME}}</a>
{{/PREVIOUS}}{{#NEXT}}<a rel="next" href="{{URL}}">{{NAME}}</a>
{{/NEXT}}</nav>

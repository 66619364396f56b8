{{%AUTOESCAPE context="HTML"}}
{{! NEWER and OLDER (URL). }}
<nav class="pager" aria-label="{{T_PAGER_LABEL}}">
{{#NEWER}}<a rel="prev" href="{{URL}}">{{T_PAGER_NEWER}}</a>
{{/NEWER}}{{#OLDER}}<a rel="next" href="{{URL}}">{{T_PAGER_OLDER}}</a>
{{/OLDER}}</nav>

{{%AUTOESCAPE context="HTML"}}
{{! A story's whole text for feeds. BODY; PICTURE (URL WIDTH HEIGHT ALT; NOTE (TEXT)). }}
{{#PICTURE}}<figure><img src="{{URL}}" alt="{{ALT}}" width="{{WIDTH}}" height="{{HEIGHT}}">{{#NOTE}}<figcaption>{{TEXT}}</figcaption>{{/NOTE}}</figure>
{{/PICTURE}}{{BODY:none}}

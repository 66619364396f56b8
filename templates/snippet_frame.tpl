{{%AUTOESCAPE context="HTML"}}
{{! URL TITLE HEIGHT; TOP. }}
<iframe src="{{URL}}" title="{{TITLE}}" width="100%" height="{{HEIGHT}}" frameborder="0" loading="lazy"
 referrerpolicy="origin" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox{{#TOP}} allow-top-navigation-by-user-activation{{/TOP}}"></iframe>

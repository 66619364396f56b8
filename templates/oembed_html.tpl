{{%AUTOESCAPE context="HTML"}}
{{! What oEmbed gives to be pasted: URL EMBED_URL TITLE SITE_NAME WIDTH HEIGHT. Only what WordPress lets through: a, blockquote, one iframe. }}
<blockquote class="wp-embedded-content"><a href="{{URL}}">{{TITLE}}</a></blockquote>
<iframe class="wp-embedded-content" src="{{EMBED_URL}}" width="{{WIDTH}}" height="{{HEIGHT}}" title="{{TITLE}} - {{SITE_NAME}}" frameborder="0" marginwidth="0" marginheight="0"></iframe>

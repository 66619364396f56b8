{{%AUTOESCAPE context="HTML"}}
{{! SRC SRCSET_JPG SRCSET_WEBP WIDTH HEIGHT ALT. A picture in a list: small, loaded when near. }}
<picture><source type="image/webp" srcset="{{SRCSET_WEBP}}" sizes="(min-width: 64em) 24em, (min-width: 40em) 45vw, 55vw"><img src="{{SRC}}" width="{{WIDTH}}" height="{{HEIGHT}}" alt="{{ALT}}" loading="lazy" decoding="async"></picture>

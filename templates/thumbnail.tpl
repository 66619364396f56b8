{{%AUTOESCAPE context="HTML"}}
{{! SRC SRCSET_JPG SRCSET_WEBP WIDTH HEIGHT ALT. A picture in a list: small, loaded when near. }}
<picture><source type="image/webp" srcset="{{SRCSET_WEBP}}" sizes="(min-width: 60em) 19em, (min-width: 36em) 45vw, 40vw"><img src="{{SRC}}" width="{{WIDTH}}" height="{{HEIGHT}}" alt="{{ALT}}" loading="lazy" decoding="async"></picture>

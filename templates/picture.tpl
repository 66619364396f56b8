{{%AUTOESCAPE context="HTML"}}
{{! SRC SRCSET_JPG SRCSET_WEBP WIDTH HEIGHT ALT. The large picture of a page: loaded first. }}
<picture><source type="image/webp" srcset="{{SRCSET_WEBP}}" sizes="(min-width: 60em) 50em, 100vw"><img src="{{SRC}}" srcset="{{SRCSET_JPG}}" sizes="(min-width: 60em) 50em, 100vw" width="{{WIDTH}}" height="{{HEIGHT}}" alt="{{ALT}}" fetchpriority="high"></picture>

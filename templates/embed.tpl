{{%AUTOESCAPE context="HTML"}}
{{! A card for a frame on another site, a document of its own: LANG SITE_NAME HOME_URL TITLE URL CSS_URL JS_URL ICON_URL; HAS_KICKER (KICKER), HAS_STANDFIRST (STANDFIRST), PUBLISHED (DATE TIME DATETIME), ILLUSTRATED (URL; PICTURE), CLIP (MP4_URL WEBM_URL POSTER_URL), LIST (STORIES: URL TITLE DATE TIME DATETIME; EMPTY). }}
<!DOCTYPE html>
<html lang="{{LANG}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{TITLE}} - {{SITE_NAME}}</title>
<meta name="robots" content="noindex">
<link rel="canonical" href="{{URL}}">
<link rel="stylesheet" href="{{CSS_URL}}">
<link rel="icon" type="image/svg+xml" href="{{ICON_URL}}">
<script defer src="{{JS_URL}}"></script>
</head>
<body>
<main class="card">
{{#ILLUSTRATED}}<a class="picture" href="{{URL}}" target="_top" tabindex="-1" aria-hidden="true">{{>PICTURE}}</a>
{{/ILLUSTRATED}}{{#CLIP}}<video class="picture" controls preload="none" playsinline poster="{{POSTER_URL}}">
<source src="{{WEBM_URL}}" type="video/webm">
<source src="{{MP4_URL}}" type="video/mp4">
</video>
{{/CLIP}}<div class="text">
{{#HAS_KICKER}}<p class="kicker">{{KICKER}}</p>
{{/HAS_KICKER}}<h1><a href="{{URL}}" target="_top">{{TITLE}}</a></h1>
{{#HAS_STANDFIRST}}<p class="standfirst">{{STANDFIRST}}</p>
{{/HAS_STANDFIRST}}{{#LIST}}<ul>
{{#STORIES}}<li><a href="{{URL}}" target="_top">{{TITLE}}</a> <time datetime="{{DATETIME}}">{{DATE}} {{TIME}}</time></li>
{{/STORIES}}</ul>
{{#EMPTY}}<p>{{T_LIST_EMPTY}}</p>
{{/EMPTY}}{{/LIST}}<p class="source"><a href="{{HOME_URL}}" target="_top">{{SITE_NAME}}</a>{{#PUBLISHED}} <time datetime="{{DATETIME}}">{{DATE}} {{TIME}}</time>{{/PUBLISHED}}</p>
</div>
</main>
</body>
</html>

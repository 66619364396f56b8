{{%AUTOESCAPE context="HTML"}}
{{! In the place of a card that is gone: LANG SITE_NAME HOME_URL TEXT CSS_URL JS_URL ICON_URL. }}
<!DOCTYPE html>
<html lang="{{LANG}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{SITE_NAME}}</title>
<meta name="robots" content="noindex">
<link rel="stylesheet" href="{{CSS_URL}}">
<link rel="icon" type="image/svg+xml" href="{{ICON_URL}}">
<script defer src="{{JS_URL}}"></script>
</head>
<body>
<main class="card">
<div class="text">
<p class="notice">{{TEXT}}</p>
<p class="source"><a href="{{HOME_URL}}" target="_top">{{SITE_NAME}}</a></p>
</div>
</main>
</body>
</html>

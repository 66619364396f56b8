{{%AUTOESCAPE context="HTML"}}
{{! The headline list for a frame, a document of its own: LANG SITE_NAME HOME_URL TITLE URL CSS_URL ICON_URL; STORIES (URL TITLE TIME DATE DATETIME BREAKING), EMPTY. }}
<!DOCTYPE html>
<html lang="{{LANG}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{TITLE}} - {{SITE_NAME}}</title>
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<link rel="stylesheet" href="{{CSS_URL}}">
<link rel="icon" type="image/svg+xml" href="{{ICON_URL}}">
</head>
<body>
<main>
<h1><a href="{{URL}}" target="_blank" rel="noopener">{{SITE_NAME}}: {{TITLE}}</a></h1>
<ul>
{{#STORIES}}<li{{#BREAKING}} class="breaking"{{/BREAKING}}><time datetime="{{DATETIME}}">{{DATE}} {{TIME}}</time> <a href="{{URL}}" target="_blank" rel="noopener">{{TITLE}}</a></li>
{{/STORIES}}</ul>
{{#EMPTY}}<p>{{T_LIST_EMPTY}}</p>
{{/EMPTY}}</main>
</body>
</html>

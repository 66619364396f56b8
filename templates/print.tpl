{{%AUTOESCAPE context="HTML"}}
{{! The print view, a document of its own: LANG SITE_NAME HOME_URL CSS_URL ICON_URL SOURCE_URL PRINTED_DATE, the article's header, BODY, HAS_NOTES (NOTES: NOTE). }}
<!DOCTYPE html>
<html lang="{{LANG}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{TITLE}} - {{SITE_NAME}}</title>
<meta name="robots" content="noindex">
<link rel="canonical" href="{{SOURCE_URL}}">
<link rel="stylesheet" href="{{CSS_URL}}">
<link rel="icon" type="image/svg+xml" href="{{ICON_URL}}">
</head>
<body class="printed">
<header>
<p class="name"><a href="{{HOME_URL}}">{{SITE_NAME}}</a></p>
</header>
<main>
<article class="story">
<header>
<h1>{{TITLE}}</h1>
{{#HAS_STANDFIRST}}<p class="standfirst">{{STANDFIRST}}</p>
{{/HAS_STANDFIRST}}<p class="byline">{{#HAS_BYLINE}}<span>{{T_ARTICLE_BY}} <strong>{{BYLINE}}</strong></span> {{/HAS_BYLINE}}<time datetime="{{DATETIME}}">{{DATE}} {{TIME}}</time>{{#UPDATED}} <span class="updated">{{T_ARTICLE_UPDATED}} <time datetime="{{DATETIME}}">{{DATE}} {{TIME}}</time></span>{{/UPDATED}}</p>
</header>
{{#HAS_PICTURE}}<figure>
{{>PICTURE}}
<figcaption>{{#HAS_CAPTION}}{{CAPTION}} {{/HAS_CAPTION}}{{#HAS_CREDIT}}<small>{{T_ARTICLE_CREDIT}} {{CREDIT}}</small>{{/HAS_CREDIT}}</figcaption>
</figure>
{{/HAS_PICTURE}}<div class="body">
{{BODY:none}}
</div>
{{#HAS_NOTES}}<section class="notes" aria-labelledby="notes">
<h2 id="notes">{{T_PRINT_NOTES}}</h2>
<ol>
{{#NOTES}}<li>{{NOTE}}</li>
{{/NOTES}}</ol>
</section>
{{/HAS_NOTES}}</article>
</main>
<footer>
<p>{{SITE_NAME}}. {{T_PRINT_SOURCE}} <a href="{{SOURCE_URL}}">{{SOURCE_URL}}</a></p>
<p>{{T_PRINT_DATE}} {{PRINTED_DATE}}</p>
</footer>
</body>
</html>

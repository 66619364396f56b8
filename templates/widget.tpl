{{%AUTOESCAPE context="HTML"}}
{{! The headlines for a frame, a document of its own: LANG SITE_NAME TITLE URL CSS_URL LOOK_URL JS_URL TARGET DURATION; HEADING, LAST_MINUTE, MOVING, STILL, STANDFIRSTS; STORIES (URL TITLE), each DATED (SHOWN DATETIME), WITH_STANDFIRST (STANDFIRST), PICTURED (SRC WIDTH HEIGHT), BREAKING; EMPTY. }}
<!DOCTYPE html>
<html lang="{{LANG}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{SITE_NAME}}: {{TITLE}}</title>
<meta name="robots" content="noindex">
<link rel="stylesheet" href="{{CSS_URL}}">
<link rel="stylesheet" href="{{LOOK_URL}}">
<script defer src="{{JS_URL}}"></script>
</head>
<body>
<main class="box{{#MOVING}} moving {{DURATION}}{{/MOVING}}{{#STILL}} still{{/STILL}}" aria-label="{{SITE_NAME}}: {{TITLE}}">
<h1 class="title"><a href="{{URL}}" target="{{TARGET}}" rel="noopener"><span class="site">{{SITE_NAME}}</span> <span>{{TITLE}}</span></a></h1>
{{#MOVING}}<input type="checkbox" id="pause" class="pause"><label for="pause"><span>{{T_TICKER_PAUSE}}</span></label>
{{/MOVING}}<div class="window"><ul>
{{#STORIES}}<li{{#BREAKING}} class="breaking"{{/BREAKING}}><a href="{{URL}}" target="{{TARGET}}" rel="noopener">{{#PICTURED}}<img src="{{SRC}}" alt="" width="{{WIDTH}}" height="{{HEIGHT}}" loading="lazy">{{/PICTURED}}{{TITLE}}</a>{{#DATED}} <time datetime="{{DATETIME}}">{{SHOWN}}</time>{{/DATED}}{{#WITH_STANDFIRST}}<p>{{STANDFIRST}}</p>{{/WITH_STANDFIRST}}</li>
{{/STORIES}}</ul></div>
{{#EMPTY}}<p>{{T_LIST_EMPTY}}</p>
{{/EMPTY}}</main>
</body>
</html>

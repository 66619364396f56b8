{{%AUTOESCAPE context="HTML"}}
{{! The set-up, a document of its own: LANG SITE_NAME HOME_URL CSS_URL JS_URL JS_INTEGRITY ICON_URL; LANGUAGES (CODE NAME URL CURRENT), NOTICE (TEXT; HAS_CAUSE: CAUSE), DONE, OPEN, CHECKS (ITEMS: NAME FOUND GOOD BAD; HELP: TEXT), FORM (SUBMIT AT_ONCE SECRET; BEGIN: DEMO EMPTY SECTIONS; PROGRESS: TEXT; HAS_TOKEN: TOKEN). }}
<!DOCTYPE html>
<html lang="{{LANG}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{T_SETUP_TITLE}} - {{SITE_NAME}}</title>
<meta name="robots" content="noindex">
<link rel="stylesheet" href="{{CSS_URL}}">
<link rel="icon" type="image/svg+xml" href="{{ICON_URL}}">
<script defer src="{{JS_URL}}" integrity="{{JS_INTEGRITY}}"></script>
</head>
<body>
<header class="top">
<nav class="utility wrap" aria-label="{{T_NAV_LANGUAGES}}"><ul class="languages">
{{#LANGUAGES}}<li><a href="{{URL}}" lang="{{CODE}}" hreflang="{{CODE}}"{{#CURRENT}} aria-current="true"{{/CURRENT}}>{{NAME}}</a></li>
{{/LANGUAGES}}</ul></nav>
<div class="flag wrap"><p class="name">{{SITE_NAME}}</p></div>
</header>
<main class="wrap setup">
{{#DONE}}<header class="heading"><h1>{{T_SETUP_DONE_TITLE}}</h1><p class="standfirst">{{T_SETUP_DONE_TEXT}}</p></header>
<p><a class="button" href="{{HOME_URL}}">{{T_SETUP_DONE_LINK}}</a></p>
{{/DONE}}{{#OPEN}}<header class="heading"><h1>{{T_SETUP_TITLE}}</h1><p class="standfirst">{{T_SETUP_INTRO}}</p></header>
{{/OPEN}}{{#NOTICE}}<div class="summary" role="alert" tabindex="-1" data-focus><p>{{TEXT}}</p>{{#HAS_CAUSE}}<p class="note">{{CAUSE}}</p>{{/HAS_CAUSE}}</div>
{{/NOTICE}}{{#CHECKS}}<section aria-labelledby="checks">
<h2 id="checks">{{T_SETUP_CHECKS}}</h2>
<ul class="checks">
{{#ITEMS}}<li>{{#GOOD}}<strong class="good">{{T_SETUP_GOOD}}</strong>{{/GOOD}}{{#BAD}}<strong class="bad">{{T_SETUP_BAD}}</strong>{{/BAD}}<div><span>{{NAME}}</span> <span class="found">{{FOUND}}</span>{{#HELP}}<p class="note">{{TEXT}}</p>{{/HELP}}</div></li>
{{/ITEMS}}</ul>
</section>
{{/CHECKS}}{{#FORM}}<form class="form" method="post"{{#AT_ONCE}} data-go-on{{/AT_ONCE}}>
{{#PROGRESS}}<p class="wide">{{TEXT}}</p>
{{/PROGRESS}}{{#HAS_TOKEN}}<input type="hidden" name="token" value="{{TOKEN}}">
{{/HAS_TOKEN}}{{#BEGIN}}<fieldset class="wide"><legend>{{T_SETUP_CHOICE}}</legend>
<label><input type="radio" name="choice" value="demo"{{#DEMO}} checked{{/DEMO}}> {{T_SETUP_CHOICE_DEMO}}</label>
<label><input type="radio" name="choice" value="sections"{{#EMPTY}} checked{{/EMPTY}}> {{T_SETUP_CHOICE_SECTIONS}}</label>
</fieldset>
<p class="wide"><label for="sections">{{T_SETUP_SECTIONS}}</label><textarea id="sections" name="sections" rows="7" maxlength="4000" aria-describedby="sections-hint">{{SECTIONS:p}}</textarea><span class="note" id="sections-hint">{{T_SETUP_SECTIONS_HINT}}</span></p>
{{/BEGIN}}{{#SECRET}}<p><label for="secret">{{T_SETUP_SECRET}}</label><input id="secret" name="secret" type="password" maxlength="500" autocomplete="off" required></p>
{{/SECRET}}<p><button type="submit">{{SUBMIT}}</button></p>
</form>
{{/FORM}}</main>
</body>
</html>

{{%AUTOESCAPE context="HTML"}}
{{! The document around every page. Filled by src/view/frame.cpp; CONTENT is the page's own template. }}
<!DOCTYPE html>
<html lang="{{LANG}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{DOCUMENT_TITLE}}</title>
<meta name="description" content="{{DESCRIPTION}}">
{{#NOINDEX}}<meta name="robots" content="noindex">
{{/NOINDEX}}{{#CANONICAL}}<link rel="canonical" href="{{URL}}">
{{/CANONICAL}}{{#ALTERNATES}}<link rel="alternate" hreflang="{{CODE}}" href="{{URL}}">
{{/ALTERNATES}}{{#OPEN_GRAPH}}<meta property="{{PROPERTY}}" content="{{CONTENT}}">
{{/OPEN_GRAPH}}{{#FEEDS}}<link rel="alternate" type="{{TYPE}}" title="{{TITLE}} ({{FORMAT}})" href="{{URL}}">
{{/FEEDS}}<link rel="stylesheet" href="{{CSS_URL}}">
<link rel="icon" type="image/png" sizes="32x32" href="{{SMALL_ICON_URL}}">
<link rel="icon" type="image/svg+xml" sizes="any" href="{{ICON_URL}}">
<link rel="apple-touch-icon" href="{{TOUCH_ICON_URL}}">
<link rel="manifest" href="{{MANIFEST_URL}}">
<meta name="theme-color" media="(prefers-color-scheme: light)" content="#fffdf8">
<meta name="theme-color" media="(prefers-color-scheme: dark)" content="#15171a">
<script defer src="{{JS_URL}}" integrity="{{JS_INTEGRITY}}"></script>
{{#STRUCTURED}}<script type="application/ld+json">{{JSON_LD:none}}</script>
{{/STRUCTURED}}</head>
<body>
<a class="skip" href="#main">{{T_SKIP}}</a>
<header class="top">
<nav class="utility wrap" aria-label="{{T_NAV_UTILITY}}">
<ul>
<li><a href="{{HOMEPAGE_URL}}">{{T_NAV_HOMEPAGE}}</a></li>
<li><a href="{{FAVORITES_URL}}">{{T_NAV_FAVORITES}}</a></li>
<li><a href="{{WEBSITE_URL}}">{{T_NAV_WEBSITE}}</a></li>
<li><a href="{{ARCHIVE_URL}}">{{T_NAV_ARCHIVE}}</a></li>
</ul>
{{#LANGUAGE_NAV}}<ul class="languages" aria-label="{{T_NAV_LANGUAGES}}">
{{#LANGUAGES}}<li><a href="{{URL}}" lang="{{CODE}}" hreflang="{{CODE}}"{{#CURRENT}} aria-current="true"{{/CURRENT}}>{{NAME}}</a></li>
{{/LANGUAGES}}</ul>
{{/LANGUAGE_NAV}}</nav>
<div class="flag wrap">
{{#TAB_MAINPAGE}}<h1 class="name"><a href="{{HOME_URL}}">{{SITE_NAME}}</a></h1>
{{/TAB_MAINPAGE}}{{#NO_TAB_MAINPAGE}}<p class="name"><a href="{{HOME_URL}}">{{SITE_NAME}}</a></p>
{{/NO_TAB_MAINPAGE}}<p class="today"><time datetime="{{TODAY_DATE}}">{{TODAY}}</time></p>
<form class="find" role="search" action="{{SEARCH_URL}}">
<label class="hidden" for="find">{{T_SEARCH_LABEL}}</label>
<input id="find" type="search" name="q" maxlength="200" placeholder="{{T_SEARCH_LABEL}}" value="{{SEARCH_TEXT}}">
<button>{{T_SEARCH_BUTTON}}</button>
</form>
</div>
<nav class="main wrap" aria-label="{{T_NAV_MAIN}}">
<ul>
<li><a href="{{HOME_URL}}"{{#TAB_MAINPAGE}} aria-current="page"{{/TAB_MAINPAGE}}>{{T_NAV_MAINPAGE}}</a></li>
<li><a href="{{PHOTOS_URL}}"{{#TAB_PHOTOS}} aria-current="true"{{/TAB_PHOTOS}}>{{T_NAV_PHOTOS}}</a></li>
<li><a href="{{VIDEOS_URL}}"{{#TAB_VIDEOS}} aria-current="true"{{/TAB_VIDEOS}}>{{T_NAV_VIDEOS}}</a></li>
<li><a href="{{CONTACT_URL}}"{{#TAB_CONTACT}} aria-current="true"{{/TAB_CONTACT}}>{{T_NAV_CONTACT}}</a></li>
</ul>
</nav>
{{#SECTION_NAV}}<nav class="sections" aria-label="{{T_NAV_SECTIONS}}">
<ul class="wrap">
{{#SECTIONS}}<li><a href="{{URL}}"{{#CURRENT}} aria-current="true"{{/CURRENT}}>{{NAME}}</a></li>
{{/SECTIONS}}</ul>
</nav>
{{/SECTION_NAV}}{{#TICKER}}<section class="last-minute" aria-labelledby="last-minute">
<div class="wrap">
<h2 id="last-minute">{{T_TICKER_TITLE}}</h2>
<button class="ticker-toggle" type="button" hidden data-pause="{{T_TICKER_PAUSE}}" data-play="{{T_TICKER_PLAY}}">{{T_TICKER_PAUSE}}</button>
<div class="ticker-window" tabindex="0" role="group" aria-labelledby="last-minute">
<ul class="ticker">
{{#HEADLINES}}<li{{#BREAKING}} class="breaking"{{/BREAKING}}><time datetime="{{DATETIME}}">{{TIME}}</time> <a href="{{URL}}">{{TITLE}}</a></li>
{{/HEADLINES}}</ul>
</div>
</div>
</section>
{{/TICKER}}</header>
<main id="main" class="wrap" tabindex="-1">
{{>CONTENT}}
</main>
<footer class="bottom">
<div class="wrap">
<p class="name">{{SITE_NAME}}</p>
{{#SECTION_NAV}}<ul>
{{#SECTIONS}}<li><a href="{{URL}}">{{NAME}}</a></li>
{{/SECTIONS}}</ul>
{{/SECTION_NAV}}<ul>
<li><a href="{{ARCHIVE_URL}}">{{T_NAV_ARCHIVE}}</a></li>
<li><a href="{{WEBSITE_URL}}">{{T_NAV_WEBSITE}}</a></li>
<li><a href="{{FEED_URL}}">{{T_FOOTER_FEED}}</a></li>
</ul>
<ul>
<li><a href="{{IMPRINT_URL}}">{{T_FOOTER_IMPRINT}}</a></li>
<li><a href="{{ABOUT_URL}}">{{T_FOOTER_ABOUT}}</a></li>
<li><a href="{{PRIVACY_URL}}">{{T_FOOTER_PRIVACY}}</a></li>
<li><a href="{{CONTACT_URL}}">{{T_NAV_CONTACT}}</a></li>
</ul>
<p>© {{YEAR}} {{SITE_NAME}}. {{T_FOOTER_PROMISE}}</p>
</div>
</footer>
</body>
</html>

{{%AUTOESCAPE context="XML"}}<?xml version="1.0" encoding="UTF-8"?>
{{! Atom (RFC 4287). CSS_URL TITLE DESCRIPTION LANGUAGE URL LASTING_ID SITE_NAME HOME_URL ICON_URL UPDATED_AT; LINKS (RELATION URL; TYPE (TEXT)); ITEMS: TITLE URL LASTING_ID DATETIME CHANGED; SUMMARY, CONTENT, AUTHOR (TEXT), CATEGORIES (SLUG NAME), PICTURE (URL). }}
<?xml-stylesheet type="text/css" href="{{CSS_URL}}"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{{LANGUAGE}}">
<h:meta xmlns:h="http://www.w3.org/1999/xhtml" name="viewport" content="width=device-width, initial-scale=1"/>
<h:p xmlns:h="http://www.w3.org/1999/xhtml">{{T_FEED_NOTE}} <h:a href="{{URL}}">{{TITLE}}</h:a></h:p>
<id>{{LASTING_ID}}</id>
<title>{{TITLE}}</title>
<subtitle>{{DESCRIPTION}}</subtitle>
<updated>{{UPDATED_AT}}</updated>
<author><name>{{SITE_NAME}}</name><uri>{{HOME_URL}}</uri></author>
<generator>Masthead</generator>
<icon>{{ICON_URL}}</icon>
<link rel="alternate" type="text/html" hreflang="{{LANGUAGE}}" href="{{URL}}"/>
{{#LINKS}}<link rel="{{RELATION}}"{{#TYPE}} type="{{TEXT}}"{{/TYPE}} href="{{URL}}"/>
{{/LINKS}}{{#ITEMS}}<entry>
<id>{{LASTING_ID}}</id>
<title>{{TITLE}}</title>
<published>{{DATETIME}}</published>
<updated>{{CHANGED}}</updated>
<link rel="alternate" type="text/html" href="{{URL}}"/>
{{#AUTHOR}}<author><name>{{TEXT}}</name></author>
{{/AUTHOR}}{{#CATEGORIES}}<category term="{{SLUG}}" label="{{NAME}}"/>
{{/CATEGORIES}}{{#PICTURE}}<link rel="enclosure" type="image/jpeg" href="{{URL}}"/>
{{/PICTURE}}{{#SUMMARY}}<summary>{{TEXT}}</summary>
{{/SUMMARY}}{{#CONTENT}}<content type="html">{{TEXT}}</content>
{{/CONTENT}}</entry>
{{/ITEMS}}</feed>

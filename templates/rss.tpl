{{%AUTOESCAPE context="XML"}}<?xml version="1.0" encoding="UTF-8"?>
{{! RSS 2.0. CSS_URL TITLE DESCRIPTION LANGUAGE URL; LINKS (RELATION URL; TYPE (TEXT)); BUILT (DATE); ITEMS: TITLE URL LASTING_ID DATE; UPDATED (DATETIME), DESCRIPTION, DESCRIPTION_WITH_SIGNS, CONTENT, AUTHOR (TEXT), CATEGORIES (NAME), PICTURE (URL WIDTH HEIGHT; ALT, CREDIT (TEXT)). }}
<?xml-stylesheet type="text/css" href="{{CSS_URL}}"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel>
<h:meta xmlns:h="http://www.w3.org/1999/xhtml" name="viewport" content="width=device-width, initial-scale=1"/>
<h:p xmlns:h="http://www.w3.org/1999/xhtml">{{T_FEED_NOTE}} <h:a href="{{URL}}">{{TITLE}}</h:a></h:p>
<title>{{TITLE}}</title>
<link>{{URL}}</link>
<description>{{DESCRIPTION}}</description>
<language>{{LANGUAGE}}</language>
{{#BUILT}}<lastBuildDate>{{DATE}}</lastBuildDate>
{{/BUILT}}<generator>Masthead</generator>
<docs>https://www.rssboard.org/rss-specification</docs>
{{#LINKS}}<atom:link rel="{{RELATION}}"{{#TYPE}} type="{{TEXT}}"{{/TYPE}} href="{{URL}}"/>
{{/LINKS}}{{#ITEMS}}<item>
<title>{{TITLE}}</title>
<link>{{URL}}</link>
<guid isPermaLink="false">{{LASTING_ID}}</guid>
<pubDate>{{DATE}}</pubDate>
{{#UPDATED}}<atom:updated>{{DATETIME}}</atom:updated>
{{/UPDATED}}{{#AUTHOR}}<dc:creator>{{TEXT}}</dc:creator>
{{/AUTHOR}}{{#CATEGORIES}}<category>{{NAME}}</category>
{{/CATEGORIES}}{{#DESCRIPTION}}<description>{{TEXT}}</description>
{{/DESCRIPTION}}{{#DESCRIPTION_WITH_SIGNS}}<description>{{TEXT:html_escape:xml_escape}}</description>
{{/DESCRIPTION_WITH_SIGNS}}{{#CONTENT}}<content:encoded>{{TEXT}}</content:encoded>
{{/CONTENT}}{{#PICTURE}}<media:content url="{{URL}}" medium="image" type="image/jpeg" width="{{WIDTH}}" height="{{HEIGHT}}">
{{#ALT}}<media:description type="plain">{{TEXT}}</media:description>
{{/ALT}}{{#CREDIT}}<media:credit>{{TEXT}}</media:credit>
{{/CREDIT}}</media:content>
{{/PICTURE}}</item>
{{/ITEMS}}</channel>
</rss>

{{%AUTOESCAPE context="XML"}}<?xml version="1.0" encoding="UTF-8"?>
{{! RSS 2.0. TITLE DESCRIPTION LANGUAGE URL SELF_URL BUILT; ITEMS: TITLE URL DESCRIPTION SECTION DATE AUTHOR }}
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>{{TITLE}}</title>
<link>{{URL}}</link>
<description>{{DESCRIPTION}}</description>
<language>{{LANGUAGE}}</language>
{{#BUILT}}<lastBuildDate>{{DATE}}</lastBuildDate>
{{/BUILT}}<generator>Masthead</generator>
<atom:link href="{{SELF_URL}}" rel="self" type="application/rss+xml"/>
{{#ITEMS}}<item>
<title>{{TITLE}}</title>
<link>{{URL}}</link>
<guid isPermaLink="true">{{URL}}</guid>
<description>{{DESCRIPTION}}</description>
{{#SECTION}}<category>{{NAME}}</category>
{{/SECTION}}<pubDate>{{DATE}}</pubDate>
</item>
{{/ITEMS}}</channel>
</rss>

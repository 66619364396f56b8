{{%AUTOESCAPE context="XML"}}<?xml version="1.0" encoding="UTF-8"?>
{{! A sitemap with Google's extensions. URLS: URL, CHANGED (DATE), ALTERNATES (CODE URL), IMAGES (URL), VIDEO (THUMBNAIL_URL TITLE DESCRIPTION DATE; CONTENT or PLAYER: URL; DURATION: SECONDS), NEWS (PUBLICATION LANGUAGE DATE TITLE). }}
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1" xmlns:video="http://www.google.com/schemas/sitemap-video/1.1" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
{{#URLS}}<url><loc>{{URL}}</loc>{{#CHANGED}}<lastmod>{{DATE}}</lastmod>{{/CHANGED}}{{#ALTERNATES}}
<xhtml:link rel="alternate" hreflang="{{CODE}}" href="{{URL}}"/>{{/ALTERNATES}}{{#IMAGES}}
<image:image><image:loc>{{URL}}</image:loc></image:image>{{/IMAGES}}{{#VIDEO}}
<video:video>
<video:thumbnail_loc>{{THUMBNAIL_URL}}</video:thumbnail_loc>
<video:title>{{TITLE}}</video:title>
<video:description>{{DESCRIPTION}}</video:description>
{{#CONTENT}}<video:content_loc>{{URL}}</video:content_loc>
{{/CONTENT}}{{#PLAYER}}<video:player_loc>{{URL}}</video:player_loc>
{{/PLAYER}}{{#DURATION}}<video:duration>{{SECONDS}}</video:duration>
{{/DURATION}}<video:publication_date>{{DATE}}</video:publication_date>
</video:video>{{/VIDEO}}{{#NEWS}}
<news:news>
<news:publication><news:name>{{PUBLICATION}}</news:name><news:language>{{LANGUAGE}}</news:language></news:publication>
<news:publication_date>{{DATE}}</news:publication_date>
<news:title>{{TITLE}}</news:title>
</news:news>{{/NEWS}}</url>
{{/URLS}}</urlset>

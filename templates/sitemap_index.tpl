{{%AUTOESCAPE context="XML"}}<?xml version="1.0" encoding="UTF-8"?>
{{! The list of all sitemaps. SITEMAPS: URL. }}
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{{#SITEMAPS}}<sitemap><loc>{{URL}}</loc></sitemap>
{{/SITEMAPS}}</sitemapindex>

{{%AUTOESCAPE context="XML"}}<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
{{! oEmbed 1.0 as XML. TYPE TITLE AUTHOR_NAME PROVIDER_NAME PROVIDER_URL CACHE_AGE WIDTH HEIGHT HTML (escaped like all text); THUMBNAIL (URL WIDTH HEIGHT). }}
<oembed>
<version>1.0</version>
<type>{{TYPE}}</type>
<title>{{TITLE}}</title>
<author_name>{{AUTHOR_NAME}}</author_name>
<provider_name>{{PROVIDER_NAME}}</provider_name>
<provider_url>{{PROVIDER_URL}}</provider_url>
<cache_age>{{CACHE_AGE}}</cache_age>
{{#THUMBNAIL}}<thumbnail_url>{{URL}}</thumbnail_url>
<thumbnail_width>{{WIDTH}}</thumbnail_width>
<thumbnail_height>{{HEIGHT}}</thumbnail_height>
{{/THUMBNAIL}}<width>{{WIDTH}}</width>
<height>{{HEIGHT}}</height>
<html>{{HTML}}</html>
</oembed>

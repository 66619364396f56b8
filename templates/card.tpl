{{%AUTOESCAPE context="XML"}}<?xml version="1.0" encoding="UTF-8"?>
{{! The newest headlines as a picture (src/card/layout.h): LANG WIDTH HEIGHT TITLE DESCRIPTION; BOXES (X Y WIDTH HEIGHT COLOUR), LINES (X Y SIZE COLOUR TEXT; BOLD, RIGHT). }}
<svg xmlns="http://www.w3.org/2000/svg" width="{{WIDTH}}" height="{{HEIGHT}}" viewBox="0 0 {{WIDTH}} {{HEIGHT}}" role="img" aria-labelledby="title description" xml:lang="{{LANG}}" font-family="system-ui, 'DejaVu Sans', Verdana, sans-serif">
<title id="title">{{TITLE}}</title>
<desc id="description">{{DESCRIPTION}}</desc>
{{#BOXES}}<rect x="{{X}}" y="{{Y}}" width="{{WIDTH}}" height="{{HEIGHT}}" fill="{{COLOUR}}"/>
{{/BOXES}}{{#LINES}}<text x="{{X}}" y="{{Y}}" font-size="{{SIZE}}" fill="{{COLOUR}}"{{#BOLD}} font-weight="700"{{/BOLD}}{{#RIGHT}} text-anchor="end"{{/RIGHT}}>{{TEXT}}</text>
{{/LINES}}</svg>

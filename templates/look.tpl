{{%AUTOESCAPE context="CSS"}}
{{! The headline widget's colours, for a document or a shadow root: LIGHT, DARK, each with ACCENT (six hex digits); AUTOMATIC when the reader's system decides. }}
{{#LIGHT}}:root,:host{color-scheme:light;--ink:#1b1a17;--paper:#fff;--soft:#5c574d;--rule:#d9d3c5;--accent:#{{ACCENT}}}
{{/LIGHT}}{{#DARK}}{{#AUTOMATIC}}@media (prefers-color-scheme:dark){
{{/AUTOMATIC}}:root,:host{color-scheme:dark;--ink:#ece8df;--paper:#15171a;--soft:#a8a398;--rule:#363a40;--accent:#{{ACCENT}}}
{{#AUTOMATIC}}}
{{/AUTOMATIC}}{{/DARK}}
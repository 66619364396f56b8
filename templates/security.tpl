{{%AUTOESCAPE context="XML"}}# How to report a weakness of this site (RFC 9116).
{{! Gets CONTACT_URL EXPIRES CANONICAL_URL LANGUAGES. }}
Contact: {{CONTACT_URL}}
Expires: {{EXPIRES}}
Preferred-Languages: {{LANGUAGES}}
Canonical: {{CANONICAL_URL}}

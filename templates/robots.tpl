{{%AUTOESCAPE context="XML"}}# What crawlers may read (RFC 9309).
{{! Gets DISALLOWED (PATH), REFUSED (PATH; with ai_crawlers = refuse), SITEMAP_URL. REFUSED names crawlers that collect texts for training; those that fetch a page because a person asked, or for a search engine, are not among them. }}
User-agent: *
{{#DISALLOWED}}Disallow: {{PATH}}
{{/DISALLOWED}}{{#REFUSED}}# No collecting of texts to train models.
User-agent: AI2Bot
User-agent: Amazonbot
User-agent: anthropic-ai
User-agent: Applebot-Extended
User-agent: Bytespider
User-agent: CCBot
User-agent: ClaudeBot
User-agent: cohere-ai
User-agent: cohere-training-data-crawler
User-agent: Diffbot
User-agent: FacebookBot
User-agent: Google-Extended
User-agent: GPTBot
User-agent: ImagesiftBot
User-agent: meta-externalagent
User-agent: omgili
User-agent: PanguBot
User-agent: Timpibot
User-agent: Webzio-Extended
Disallow: {{PATH}}
{{/REFUSED}}Sitemap: {{SITEMAP_URL}}

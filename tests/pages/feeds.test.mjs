// Feeds: RSS 2.0, Atom and JSON Feed 1.1 of the site, a section and a tag, in each language. Each feed goes
// through two parsers that know nothing of each other and through the schema of its format.
import { test, describe, before } from 'node:test';
import assert from 'node:assert/strict';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { sites, languages, address, get, origin, masthead, importStories, siteClock, sleep, attributes } from '../lib/sites.mjs';

const data = (name) => new URL(`../data/${name}`, import.meta.url).pathname;
const jsonSchema = addFormats(new Ajv({ allErrors: true })).compile(JSON.parse(readFileSync(data('json-feed.schema.json'), 'utf8')));
const formats = {
  rss: { path: '/feed.xml', type: 'application/xml; charset=utf-8', link: 'application/rss+xml' },
  atom: { path: '/atom.xml', type: 'application/atom+xml; charset=utf-8', link: 'application/atom+xml' },
  json: { path: '/feed.json', type: 'application/feed+json', link: 'application/feed+json' },
};
const names = Object.keys(formats);
const list = (value) => (value === undefined ? [] : [value].flat());

function xmllint(xml, ...options) {
  const run = spawnSync('xmllint', ['--noout', ...options, '-'], { input: xml, encoding: 'utf8' });
  assert.equal(run.status, 0, run.stderr);
}

// Text as it stands: no numbers made of digits, nothing trimmed.
const plain = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', trimValues: false, parseTagValue: false,
  parseAttributeValue: false, htmlEntities: true, processEntities: { enabled: true, maxTotalExpansions: 1e7, maxExpandedLength: 1e8 } });
const text = (value) => (typeof value === 'object' ? value['#text'] ?? '' : value ?? '');

// What a feed says, in one shape for the three formats, read by hand from the plain document.
const read = {
  rss(xml) {
    const { channel } = plain.parse(xml).rss;
    const links = list(channel['atom:link']);
    return {
      title: text(channel.title), home: text(channel.link), language: text(channel.language), links,
      items: list(channel.item).map((item) => ({
        id: text(item.guid), url: text(item.link), title: text(item.title), summary: text(item.description),
        published: Date.parse(text(item.pubDate)), author: text(item['dc:creator']), tags: list(item.category).map(text),
        picture: list(item['media:content'])[0]?.url ?? '', content: text(item['content:encoded']),
      })),
    };
  },
  atom(xml) {
    const { feed } = plain.parse(xml);
    const links = list(feed.link);
    const to = (all, rel) => all.find((one) => one.rel === rel)?.href ?? '';
    return {
      title: text(feed.title), home: to(links, 'alternate'), language: feed['xml:lang'], links,
      items: list(feed.entry).map((entry) => ({
        id: text(entry.id), url: to(list(entry.link), 'alternate'), title: text(entry.title), summary: text(entry.summary),
        published: Date.parse(text(entry.published)), author: text(entry.author?.name), tags: list(entry.category).map((one) => one.label),
        picture: to(list(entry.link), 'enclosure'), content: text(entry.content),
      })),
    };
  },
  json(source) {
    const feed = JSON.parse(source);
    const links = [{ rel: 'self', href: feed.feed_url }, ...(feed.next_url ? [{ rel: 'next', href: feed.next_url }] : []),
      ...(feed.hubs ?? []).map((hub) => ({ rel: 'hub', href: hub.url }))];
    return {
      title: feed.title, home: feed.home_page_url, language: feed.language, links,
      items: feed.items.map((item) => ({
        id: item.id, url: item.url, title: item.title, summary: item.summary ?? '', published: Date.parse(item.date_published),
        author: item.authors?.[0].name ?? '', tags: item.tags ?? [], picture: item.image ?? '', content: item.content_html ?? '',
      })),
    };
  },
};
const linked = (feed, rel) => feed.links.find((link) => link.rel === rel)?.href ?? '';

// The same by feedsmith: id, address and headline of each story.
const second = {
  rss: (source) => (parseRssFeed(source).items ?? []).map((item) => [item.guid.value, item.link]),
  atom: (source) => (parseAtomFeed(source).entries ?? []).map((entry) => [entry.id, entry.links.find((one) => one.rel === 'alternate').href]),
  json: (source) => (parseJsonFeed(source).items ?? []).map((item) => [item.id, item.url]),
};

// Whatever a good feed of this format must be.
function check(format, source) {
  if (format === 'json') {
    assert.ok(jsonSchema(JSON.parse(source)), JSON.stringify(jsonSchema.errors));
  } else {
    assert.equal(XMLValidator.validate(source), true);
    xmllint(source, ...(format === 'atom' ? ['--relaxng', data('atom.rng')] : []));
  }
  const feed = read[format](source);
  assert.ok(feed.title && feed.home);
  assert.deepEqual(second[format](source), feed.items.map((item) => [item.id, item.url]), 'two parsers agree');
  for (const { href } of feed.links) assert.match(href, /^https?:\/\//);
  assert.equal(new Set(feed.items.map((item) => item.id)).size, feed.items.length, 'ids are different');
  for (const item of feed.items) {
    assert.match(item.id, /^https:\/\/.*\/article\/\d+$/);
    assert.ok(item.title && item.published, item.url);
    for (const [, value] of item.content.matchAll(/\s(?:href|src)="([^"]*)"/g)) assert.match(value, /^(https?|mailto):/, item.url);
    if (item.picture) assert.match(item.picture, /^http.*\/media\/.*\.jpg$/);
  }
  // RFC 4287, 4.1.1: an author for each entry; 4.1.2: a link to it.
  if (format === 'atom') assert.ok(plain.parse(source).feed.author.name && feed.items.every((item) => item.url));
  return feed;
}

// Random text with all that could break a feed, the same for the same seed.
function random(seed) {
  let state = seed;
  const next = (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const odd = [']]>', '<![CDATA[', '</script>', '<script>alert(1)</script>', '&', '&amp;', '&nbsp;', '&#1;', '&#xFFFE;', '&lt;b&gt;', '<!--', '-->', '<?x?>', '"', "'", '`', '\\', '\\n',
    '{{TITLE}}', '{{#ITEMS}}', '\u0000', '\u0001', '\u0008', '\u000b', '\u000c', '\u001b', '\u001f', '\u007f', '\u0080', '\u0085', '\u009f', '\u00a0', '\u00ad',
    '\u200b', '\u200d', '\u200e', '\u202e', '\u2028', '\u2029', '\u2066', '\ufeff', '\ufffd', '\ufffe', '\uffff', '\ufdd0', '\u{1f600}', '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}', '\u{1fffe}', '\u{10ffff}', '\u{e0001}',
    'שלום', 'مرحبا', 'e\u0301\u0302\u0303\u0304', '\u0301', 'ŞĞİıÖÜÇ', 'Əə', '漢字', '\t', '\n', '\r', '\r\n', '  ', '# ', '* ', '![x](javascript:alert(1))', '[x](/section/world)', '<img src=x onerror=alert(1)>', '%', '%s', '%00', '$&', '\u0378'];
  const point = () => {
    const value = next(4) ? next(0x3000) : next(0x110000);
    return value >= 0xd800 && value <= 0xdfff ? 'x' : String.fromCodePoint(value);
  };
  return (pieces) => Array.from({ length: 1 + next(pieces) }, () => (next(3) ? odd[next(odd.length)] : point())).join(next(2) ? '' : ' ');
}

// The published stories of a test, fresh for each site.
const story = (id, fields = {}) => ({ id, slug: `feeds-${id}`, title: `Feeds ${id}`, standfirst: `In short ${id}.`, body: [`All of it ${id}.`],
  category: 'Feeds', published_at: '2025-03-03T10:00:00Z', tags: ['Feeds tag'], byline: 'Ada Feeder', ...fields });

for (const site of sites) describe(site.name, () => {
  const at = (of, format, language) => address(site, 'feed', of + formats[format].path, language);
  const path = (url) => {
    assert.ok(url.startsWith(origin(site)), url);
    return url.slice(origin(site).length);
  };
  const fetchFeed = async (where, format) => {
    const answer = await get(site, where);
    assert.equal(answer.status, 200, where);
    assert.equal(answer.headers.get('content-type'), formats[format].type, where);
    return check(format, answer.text);
  };
  // The pages of a feed by their `next` links.
  const walk = async (where, format) => {
    const pages = [];
    for (let next = where; next; next = pages.at(-1).older && path(pages.at(-1).older)) {
      const feed = await fetchFeed(next, format);
      assert.equal(path(linked(feed, 'self')), next);
      pages.push({ where: next, feed, older: linked(feed, 'next') });
      assert.ok(pages.length < 30, `${where} has an end`);
    }
    return pages;
  };
  const count = 95;

  before(() => {
    importStories(site, Array.from({ length: count }, (_, i) => story(1000 + i)), 'feeds', '--language', 'en');
  });

  test('the feeds of the site, a section and a tag say the same in three formats and each language', async () => {
    for (const language of languages) {
      for (const of of ['', '/section/world', '/section/culture']) {
        const feeds = [];
        for (const format of names) feeds.push(await fetchFeed(at(of, format, language), format));
        for (const feed of feeds) {
          assert.equal(feed.language, language);
          assert.ok(feed.items.length > 0, `${of} in ${language}`);
          assert.equal(feed.title, feeds[0].title);
          assert.equal(feed.home, feeds[0].home);
          const markup = (items) => items.map((item) => ({ ...item, summary: '' }));
          assert.deepEqual(markup(feed.items), markup(feeds[0].items));
        }
        assert.deepEqual(feeds[1].items.map((item) => item.summary), feeds[2].items.map((item) => item.summary));
        assert.equal((await get(site, path(feeds[0].home))).status, 200);
        assert.equal((await get(site, path(feeds[0].items[0].url))).status, 200);
        assert.ok(feeds[0].items.some((item) => item.picture));
        assert.ok(feeds[0].items.some((item) => item.author));
        assert.ok(feeds[0].items.every((item) => item.tags.length > 0));
      }
    }
    for (const format of names) {
      const { items } = await fetchFeed(at('/tag/feeds-tag', format), format);
      assert.equal(items.length, 30);
      assert.deepEqual(items[0].tags, ['Feeds', 'Feeds tag']);
      assert.equal(items[0].author, 'Ada Feeder');
      assert.equal(items[0].summary, 'In short 1094.');
      assert.equal(items[0].published, Date.parse('2025-03-03T10:00:00Z'));
    }
  });

  test('pages of a feed hold each story once, and lead back', async () => {
    for (const of of ['/section/feeds', '/tag/feeds-tag']) {
      for (const format of names) {
        const pages = await walk(at(of, format), format);
        assert.equal(pages.length, 4, of);
        const titles = pages.flatMap(({ feed }) => feed.items.map((item) => item.title));
        assert.deepEqual(titles, Array.from({ length: count }, (_, i) => `Feeds ${1000 + count - 1 - i}`));
        if (format === 'json') continue;
        for (const [i, { feed }] of pages.entries()) {
          assert.equal(path(linked(feed, 'first')), pages[0].where);
          assert.equal(linked(feed, 'previous') && path(linked(feed, 'previous')), i === 0 ? '' : pages[i - 1].where);
        }
      }
    }
    const [all, latest] = [await walk(at('', 'atom', 'tr'), 'atom'), await walk(at('', 'json', 'tr'), 'json')];
    assert.deepEqual(all.flatMap(({ feed }) => feed.items.map((item) => item.id)), latest.flatMap(({ feed }) => feed.items.map((item) => item.id)));
  });

  test('what is not there is a page of the site that says so', async () => {
    const wrong = ['/section/none', '/tag/none'].flatMap((of) => names.map((format) => at(of, format)));
    for (const cursor of ['x', '5', '1-1', '99999999999-1', '01-1']) {
      wrong.push(address(site, 'feed', `/feed/before/${cursor}.xml`), address(site, 'feed', `/section/feeds/atom/before/${cursor}.xml`),
        address(site, 'feed', `/tag/feeds-tag/feed/before/${cursor}.json`));
    }
    // No story in that language: as the tag's page.
    wrong.push(at('/tag/feeds-tag', 'atom', 'az'));
    for (const one of wrong) {
      const answer = await get(site, one);
      assert.equal(answer.status, 404, one);
      assert.match(answer.headers.get('content-type'), /^text\/html/, one);
      assert.match(answer.text, /M\d{3}[\s\S]*<\/html>\s*$/, one);
    }
  });

  test('anybody may read them, and asks again for a 304', async () => {
    for (const format of names) {
      const where = at('/section/feeds', format);
      const { headers, text: bytes } = await get(site, where);
      assert.equal(headers.get('access-control-allow-origin'), '*');
      assert.equal(headers.get('cross-origin-resource-policy'), 'cross-origin');
      assert.equal(headers.get('cache-control'), 'public, no-cache');
      assert.match(headers.get('content-security-policy'), /default-src 'none'.*style-src 'self'/);
      const etag = headers.get('etag');
      const again = await get(site, where, { headers: { 'If-None-Match': etag } });
      assert.equal(again.status, 304, where);
      assert.equal(again.text, '');
      assert.equal((await get(site, where, { headers: { Accept: 'text/html' } })).text, bytes, 'one address, one answer');
    }
  });

  test('a new headline is the same entry, and another ETag', async () => {
    importStories(site, [story(900, { category: 'Feeds id', slug: 'before', title: 'Before' })], 'feeds', '--language', 'en');
    for (const format of names) {
      const where = at('/section/feeds-id', format);
      importStories(site, [story(900, { category: 'Feeds id', slug: 'before', title: 'Before' })], 'feeds', '--language', 'en');
      const [old, etag] = [await fetchFeed(where, format), (await get(site, where)).headers.get('etag')];
      importStories(site, [story(900, { category: 'Feeds id', slug: 'after', title: 'After' })], 'feeds', '--language', 'en');
      const changed = await get(site, where, { headers: { 'If-None-Match': etag } });
      assert.equal(changed.status, 200);
      assert.notEqual(changed.headers.get('etag'), etag);
      const [item] = check(format, changed.text).items;
      assert.equal(item.title, 'After');
      assert.equal(item.id, old.items[0].id);
      assert.notEqual(item.url, old.items[0].url);
    }
  });

  test('withdrawn stories, those to come and those of other languages are in no feed', async () => {
    const soon = new Date((siteClock(site) + 3600) * 1000).toISOString().replace(/\.\d+/, '');
    importStories(site, [story(801, { category: 'Feeds state', tags: ['Feeds state'] }), story(802, { category: 'Feeds state', tags: ['Feeds state'], title: 'Withdrawn' }),
      story(803, { category: 'Feeds state', tags: ['Feeds state'], title: 'Still to come', published_at: soon })], 'feeds', '--language', 'en');
    importStories(site, [story(804, { category: 'Feeds state', tags: ['Feeds state'], title: 'Türkçe' })], 'feeds', '--language', 'tr');
    const everywhere = async () => {
      const titles = [];
      for (const of of ['/section/feeds-state', '/tag/feeds-state']) {
        for (const format of names) titles.push((await fetchFeed(at(of, format), format)).items.map((item) => item.title).join());
      }
      return [...new Set(titles)];
    };
    assert.deepEqual(await everywhere(), ['Withdrawn,Feeds 801']);
    const { items } = await fetchFeed(at('/section/feeds-state', 'json'), 'json');
    masthead(site, 'article', 'withdraw', items[0].id.match(/\d+$/)[0]);
    assert.deepEqual(await everywhere(), ['Feeds 801']);
    for (const format of names) {
      const latest = (await fetchFeed(at('', format), format)).items.map((item) => item.title);
      assert.ok(!latest.includes('Still to come') && !latest.includes('Türkçe'));
      assert.deepEqual((await fetchFeed(at('/section/feeds-state', format, 'tr'), format)).items.map((item) => item.title), ['Türkçe']);
      assert.deepEqual((await fetchFeed(at('/section/feeds-state', format, 'az'), format)).items, []);
    }
  });

  test('no text breaks a feed, and headlines come back as they are stored', async () => {
    const some = random(20261124 + sites.indexOf(site));
    const stories = Array.from({ length: 50 }, (_, i) => story(2000 + i, { category: 'Feeds fuzz', title: `F${i} ${some(12)}`, standfirst: some(20), body: [some(30), some(30)],
      byline: some(6), tags: [`feeds fuzz`, `t${i} ${some(4)}`] }));
    const said = importStories(site, stories, 'feeds', '--language', 'en');
    const stored = new Map();
    for (const format of names) {
      for (const of of ['/section/feeds-fuzz', '/tag/feeds-fuzz']) {
        const items = (await walk(at(of, format), format)).flatMap(({ feed }) => feed.items);
        assert.equal(items.length, stories.length, said);
        for (const item of items) {
          if (!stored.has(item.id)) stored.set(item.id, masthead(site, 'article', 'show', item.id.match(/\d+$/)[0]));
          const line = (name) => stored.get(item.id).match(new RegExp(`^${name}: (.*)$`, 'm'))?.[1] ?? '';
          assert.equal(item.title, line('Title'), item.id);
          assert.equal(item.author, line('Byline'), item.id);
        }
      }
    }
    assert.equal(stored.size, stories.length);
  });

  test('each page names the feeds of what it shows, and of the site', async () => {
    const feeds = async (program, where, language) => {
      const { text: html } = await get(site, address(site, program, where, language));
      return [...html.matchAll(/<link rel="alternate" type="([^"]+)" title="[^"]+" href="([^"]+)">/g)]
        .map(([, type, href]) => [type, href]).filter(([type]) => !type.endsWith('+oembed'));
    };
    const wanted = (of, language) => names.map((format) => [formats[format].link, at(of, format, language)]);
    for (const language of languages) {
      assert.deepEqual(await feeds('mainpage', '/', language), wanted('', language));
      assert.deepEqual(await feeds('section', '/section/world', language), [...wanted('/section/world', language), ...wanted('', language)]);
    }
    assert.deepEqual(await feeds('tag', '/tag/feeds-tag'), [...wanted('/tag/feeds-tag'), ...wanted('')]);
  });

  // A published site goes on with its files for a while after such a change.
  if (site.published === 'no') test('full text and a hub are settings', async () => {
    const file = `${site.folder}/masthead.conf`;
    const before = readFileSync(file, 'utf8');
    // Each process of a pool looks once a second.
    const noticed = () => sleep(site.mode === 'fastcgi' ? 2100 : 0);
    appendFileSync(file, 'feed_text = full\nwebsub_hub = https://hub.example/?a&b\n');
    try {
      await noticed();
      for (const of of ['', '/section/world', '/section/feeds-fuzz', '/tag/feeds-tag']) {
        const feeds = [];
        for (const format of names) feeds.push(await fetchFeed(at(of, format), format));
        for (const feed of feeds) {
          assert.equal(linked(feed, 'hub'), 'https://hub.example/?a&b');
          assert.ok(feed.items.every((item) => item.content.includes('<p>') || of.includes('fuzz')), of);
          // One XML parser makes a line end of a return, JSON keeps it.
          const content = (all) => all.items.map((item) => item.content.replace(/\r\n?/g, '\n'));
          assert.deepEqual(content(feed), content(feeds[0]));
        }
        if (of === '/section/world') assert.ok(feeds[0].items.some((item) => /<figure><img src="http/.test(item.content)));
      }
    } finally {
      writeFileSync(file, before);
      await noticed();
    }
    const again = await fetchFeed(at('/section/world', 'json'), 'json');
    assert.ok(!linked(again, 'hub') && again.items.every((item) => !item.content));
  });

  test('a browser is given a style sheet that is there', async () => {
    for (const format of ['rss', 'atom']) {
      const { text: xml } = await get(site, at('', format, 'tr'));
      const sheet = xml.match(/^<\?xml-stylesheet type="text\/css" href="([^"]+)"\?>$/m)[1];
      const answer = await get(site, sheet);
      assert.equal(answer.status, 200);
      assert.match(answer.headers.get('content-type'), /^text\/css/);
      assert.ok(attributes(xml, 'h:a', 'href')[0].startsWith(origin(site)));
    }
  });
});

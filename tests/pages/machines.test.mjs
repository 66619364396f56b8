// What search engines and other machines read: sitemaps, robots.txt, security.txt, icons, JSON-LD, Open Graph.
import { test, describe, before } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { DatabaseSync } from 'node:sqlite';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { sites, main, languages, address, get, origin, attributes, masthead, importStories, setClock, siteClock, hasClock }
  from '../lib/sites.mjs';
import { unescapeHtml } from '../lib/html.mjs';

const schema = (name) => new URL(`../data/schemas/${name}.xsd`, import.meta.url).pathname;
const hour = 3600;
const day = 24 * hour;
const iso = (seconds) => new Date(seconds * 1000).toISOString().replace('.000', '');
const zoned = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/;

const list = ['url', 'sitemap', 'xhtml:link', 'image:image'];
const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', parseTagValue: false, processEntities: false, isArray: (name) => list.includes(name) });

function assertValid(xml, name, what) {
  const run = spawnSync('xmllint', ['--nonet', '--noout', '--schema', schema(name), '-'], { input: xml, encoding: 'utf8' });
  assert.equal(run.status, 0, `${what}: ${run.stderr.slice(0, 600)}`);
}

// The urls of one sitemap: {loc, lastmod, alternates: [[language, url]], images, video, news}.
function urlsOf(xml, what) {
  assert.equal(XMLValidator.validate(xml), true, what);
  return (parser.parse(xml).urlset.url ?? []).map((one) => ({
    loc: one.loc, lastmod: one.lastmod,
    alternates: (one['xhtml:link'] ?? []).map((link) => [link.hreflang, link.href]),
    images: (one['image:image'] ?? []).map((image) => image['image:loc']),
    video: one['video:video'], news: one['news:news'],
  }));
}

const at = (site, path, language) => address(site, 'sitemap', path, language);

async function xmlAt(site, path) {
  const { status, headers, text } = await get(site, path);
  assert.equal(status, 200, path);
  assert.equal(headers.get('content-type'), 'application/xml; charset=utf-8', path);
  return text;
}

const news = async (site) => urlsOf(await xmlAt(site, at(site, '/sitemap-news.xml')), 'news');

// Everything that the index leads to, but for the news sitemap, whose addresses stand in the others too.
async function allListed(site) {
  const index = await xmlAt(site, at(site, '/sitemap.xml'));
  assertValid(index, 'siteindex', 'index');
  const sitemaps = parser.parse(index).sitemapindex.sitemap.map((one) => one.loc);
  assert.equal(sitemaps[0], origin(site) + at(site, '/sitemap-news.xml'));
  const listed = new Map();
  for (const sitemap of sitemaps.slice(1)) {
    const xml = await xmlAt(site, sitemap.slice(origin(site).length));
    assertValid(xml, 'sitemap-all', sitemap);
    assert.ok(xml.length < 50_000_000);
    const urls = urlsOf(xml, sitemap);
    assert.ok(urls.length > 0 && urls.length <= 50_000, sitemap);
    for (const url of urls) {
      assert.ok(!listed.has(url.loc), `${url.loc} is listed twice`);
      listed.set(url.loc, { ...url, sitemap });
    }
  }
  return { sitemaps, listed };
}

// RFC 9309: the groups of a robots.txt, and whether the longest rule that fits lets an address through.
function parseRobots(text) {
  const groups = [];
  const sitemaps = [];
  let open = false;
  for (const line of text.split('\n').map((one) => one.replace(/#.*/, '').trim()).filter(Boolean)) {
    const [, name, value] = line.match(/^([A-Za-z-]+):\s*(.*)$/);
    if (/^user-agent$/i.test(name)) {
      if (!open) groups.push({ agents: [], rules: [] });
      groups.at(-1).agents.push(value.toLowerCase());
      open = true;
    } else if (/^(dis)?allow$/i.test(name)) {
      groups.at(-1).rules.push([name.toLowerCase() === 'allow', value]);
      open = false;
    } else {
      assert.equal(name.toLowerCase(), 'sitemap', line);
      sitemaps.push(value);
    }
  }
  const rulesFor = (agent) => (groups.find((one) => one.agents.includes(agent.toLowerCase())) ?? groups.find((one) => one.agents.includes('*'))).rules;
  const allows = (agent, path) => {
    const fits = rulesFor(agent).filter(([, prefix]) => prefix !== '' && path.startsWith(prefix)).sort((a, b) => b[1].length - a[1].length);
    return fits.length === 0 || fits[0][0];
  };
  return { groups, sitemaps, allows };
}
const robotsOf = async (site) => parseRobots((await get(site, at(site, '/robots.txt'))).text);

const canonical = (html) => html.match(/<link rel="canonical" href="([^"]+)">/)?.[1];
const alternates = (html) => [...html.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">/g)].map(([, language, url]) => [language, unescapeHtml(url)]);
const isIndexable = (html, url) => !/<meta name="robots" content="noindex/.test(html) && unescapeHtml(canonical(html) ?? '') === url;

// The one block of JSON-LD as a browser takes it: the script's text up to the first </script>.
function jsonLd(html) {
  const blocks = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script/gs)].map(([, text]) => text);
  assert.ok(blocks.length <= 1, 'one block for a page');
  return blocks.length === 0 ? undefined : JSON.parse(blocks[0]);
}
const thing = (html, type) => jsonLd(html)['@graph'].find((one) => one['@type'] === type);
const properties = (html) => [...html.matchAll(/<meta property="([^"]+)" content="([^"]*)">/g)].map(([, name, content]) => [name, unescapeHtml(content)]);
const property = (html, name) => properties(html).find(([one]) => one === name)?.[1];

function jpegSize(bytes) {
  for (let i = 2; i < bytes.length;) {
    const marker = bytes[i + 1];
    if (marker >= 0xc0 && marker <= 0xc2) return [bytes.readUInt16BE(i + 7), bytes.readUInt16BE(i + 5)];
    i += 2 + bytes.readUInt16BE(i + 2);
  }
  throw new Error('no JPEG');
}

const story = (id, over = {}) => ({
  id, slug: `machine-${id}`, title: `A story for machines ${id}`, standfirst: 'In short.', body: ['It says so.'],
  category: 'Machines', published_at: '2024-02-10T08:00:00Z', tags: ['For machines'], ...over,
});

async function crawl(site) {
  const start = address(site, 'mainpage', '/');
  const seen = new Set([start]);
  const queue = [start];
  const pages = new Map();
  const work = async () => {
    for (let path; (path = queue.shift()) !== undefined;) {
      const { status, headers, text } = await get(site, path);
      if (status !== 200 || !/text\/html/.test(headers.get('content-type'))) continue;
      pages.set(origin(site) + path, text);
      for (const href of attributes(text, 'a', 'href')) {
        const url = new URL(href, origin(site) + path);
        const next = url.pathname + url.search;
        if (url.origin !== origin(site) || seen.has(next) || /\/(media|assets)\//.test(next)) continue;
        seen.add(next);
        queue.push(next);
      }
    }
  };
  while (queue.length) await Promise.all(Array.from({ length: 8 }, work));
  return pages;
}

for (const site of sites) describe(site.name, () => {
  let pages, sitemaps, listed, robots;
  before(async () => {
    pages = await crawl(site);
    ({ sitemaps, listed } = await allListed(site));
    robots = await robotsOf(site);
  });

  test('each language has its sitemaps, valid by their schemas', () => {
    for (const language of languages) {
      for (const path of ['/sitemap/pages.xml', '/sitemap/tags/1.xml']) assert.ok(sitemaps.includes(origin(site) + at(site, path, language)), path);
      for (const kind of ['articles', 'photos', 'videos']) {
        const start = origin(site) + at(site, `/sitemap/${kind}/`, language);
        assert.ok(sitemaps.some((one) => one.startsWith(start)), start);
      }
    }
    assert.ok(listed.size > 200, String(listed.size));
    assert.ok([...listed.values()].some((one) => one.images.length > 1));
    for (const one of listed.values()) if (one.lastmod !== undefined) assert.match(one.lastmod, zoned);
    const videos = [...listed.values()].filter((one) => one.video);
    assert.ok(videos.some((one) => one.video['video:content_loc']));
    assert.ok(videos.every((one) => one.loc.includes('/videos/')));
  });

  test('every address in them is the canonical one of a page that may be indexed, with the same hreflang', async () => {
    for (const [url, entry] of listed) {
      const path = url.slice(origin(site).length);
      const html = pages.get(url) ?? (await get(site, path)).text;
      assert.ok(isIndexable(html, url), url);
      assert.ok(robots.allows('Somebody', path), `robots.txt lets ${url} through`);
      assert.deepEqual(entry.alternates, alternates(html), url);
      const modified = property(html, 'article:modified_time') ?? property(html, 'article:published_time');
      if (modified) assert.equal(entry.lastmod, modified, url);
    }
  });

  test('every page of a crawl that may be indexed is in a sitemap', () => {
    const missing = [...pages].filter(([url, html]) => isIndexable(html, url) && !listed.has(url) && robots.allows('Somebody', url.slice(origin(site).length)));
    assert.deepEqual(missing.map(([url]) => url), []);
  });

  test('pictures and clips in them are there', async () => {
    const files = new Set();
    for (const one of listed.values()) {
      for (const image of one.images) files.add(image);
      if (one.video) for (const key of ['video:thumbnail_loc', 'video:content_loc']) if (one.video[key]) files.add(one.video[key]);
    }
    assert.ok(files.size > 20);
    for (const file of files) assert.equal((await fetch(file, { method: 'HEAD' })).status, 200, file);
  });

  test('hreflang: each page names itself and all, and all say the same', () => {
    let checked = 0;
    for (const [url, html] of pages) {
      const all = alternates(html);
      if (all.length === 0 || canonical(html) !== url) continue;
      checked++;
      assert.equal(all.at(-1)[0], 'x-default', url);
      assert.equal(all.at(-1)[1], all[0][1], url);
      assert.ok(all.slice(0, -1).some(([language, one]) => one === url && html.includes(`<html lang="${language}"`)), `${url} names itself`);
      for (const [, other] of all) assert.deepEqual(alternates(pages.get(other) ?? ''), all, `${url} and ${other}`);
      const others = all.slice(0, -1).filter(([, one]) => one !== url).length;
      assert.equal(properties(html).filter(([name]) => name === 'og:locale:alternate').length, others, url);
    }
    assert.ok(checked > 60, String(checked));
  });

  test('what is one for the whole site has no second address', async () => {
    for (const path of ['/sitemap.xml', '/sitemap-news.xml', '/robots.txt', '/.well-known/security.txt']) {
      const moved = await get(site, at(site, path, 'tr'));
      assert.equal(moved.status, 301, path);
      assert.equal(moved.headers.get('location'), origin(site) + at(site, path));
      // At the site's root too, where machines look, whatever the links are like.
      let root = await get(site, site.base + path);
      if (site.links === 'cgi' && root.status === 302) {  // Apache without mod_rewrite
        assert.equal(root.headers.get('location'), `${origin(site)}${site.base}/cgi-bin/masthead.cgi${path}`);
        root = await get(site, root.headers.get('location').slice(origin(site).length));
      } else if (path === '/sitemap-news.xml' && site.server === 'apache' && site.links === 'cgi') {
        continue;  // the index names it
      }
      assert.equal(root.status, 200, path);
      const same = (text) => text.replace(/Expires: .*/, '');
      assert.equal(same(root.text), same((await get(site, at(site, path))).text), path);
    }
    for (const name of ['2024-2', '2024-00', '2024-13', '2024-02-30', '2024-02-01-1', '2024-02-01-0', '02024-02', '1999-01', '2024', 'x', '9999-12', '9999-12-31']) {
      assert.equal((await get(site, at(site, `/sitemap/articles/${name}.xml`))).status, 404, name);
    }
    for (const path of ['/sitemap/photos/1999.xml', '/sitemap/photos/02024.xml', '/sitemap/videos/x.xml', '/sitemap/videos/9999.xml', '/sitemap/tags/0.xml', '/sitemap/tags/99.xml', '/sitemap/tags/999999999999.xml']) {
      assert.equal((await get(site, at(site, path))).status, 404, path);
    }
  });

  test('a sitemap is asked for again with its ETag', async () => {
    const first = await get(site, at(site, '/sitemap.xml'));
    const again = await get(site, at(site, '/sitemap.xml'), { headers: { 'If-None-Match': first.headers.get('etag') } });
    assert.equal(again.status, 304);
  });

  if (hasClock(site)) test('the news sitemap holds the last 48 hours exactly', async () => {
    const now = siteClock(site);
    const then = now + 200 * day;  // no other test publishes then
    try {
      importStories(site, [story('n1', { title: 'Newest & "best"', published_at: iso(then) }),
        story('n2', { published_at: iso(then - 48 * hour), language: 'tr' }), story('n3', { published_at: iso(then - 48 * hour - 1) }),
        story('n4', { published_at: iso(then + 1) })], 'machines-news');
      const slugs = async () => (await news(site)).map((one) => one.loc.match(/machine-(n\d)$/)[1]);
      setClock(site, then);
      const all = await news(site);
      assert.deepEqual(all.map((one) => one.loc.match(/machine-(n\d)$/)[1]), ['n1', 'n2']);
      assertValid(await xmlAt(site, at(site, '/sitemap-news.xml')), 'sitemap-all', 'news');
      assert.equal(unescapeHtml(all[0].news['news:title']), 'Newest & "best"');
      assert.match(all[0].news['news:publication_date'], zoned);
      assert.equal(Date.parse(all[0].news['news:publication_date']), then * 1000);
      assert.deepEqual(all.map((one) => one.news['news:publication']), ['en', 'tr'].map((language) => ({ 'news:name': 'The Lantern', 'news:language': language })));
      setClock(site, then - 1);
      assert.deepEqual(await slugs(), ['n2', 'n3']);
      setClock(site, then + 1);
      assert.deepEqual(await slugs(), ['n4', 'n1']);
      setClock(site, then + 48 * hour + 2);
      assert.deepEqual(await news(site), []);  // empty is legal
    } finally {
      setClock(site, now);
    }
  });

  test('robots.txt: what no crawler needs is closed, all else open', async () => {
    const { status, headers, text } = await get(site, at(site, '/robots.txt'));
    assert.equal(status, 200);
    assert.equal(headers.get('content-type'), 'text/plain; charset=utf-8');
    assert.doesNotMatch(text, /\n\n/, 'an empty line would end a group for old readers');
    assert.deepEqual(robots.sitemaps, [origin(site) + at(site, '/sitemap.xml')]);
    for (const language of languages) {
      const of = (program, path) => address(site, program, path, language);
      for (const closed of [of('search', '/search'), of('search', '/search?q=x&page=2'), of('favorites', '/favorites'), of('contact', '/contact?article=1'),
        of('widget', '/widget?count=5'), of('widget', '/widget.json?count=5'), of('website', '/website?count=5')]) assert.ok(!robots.allows('Somebody', closed), closed);
      for (const open of [of('mainpage', '/'), of('contact', '/contact'), of('website', '/website'), of('widget', '/widget'), of('feed', '/feed.xml')]) assert.ok(robots.allows('Somebody', open), open);
    }
    assert.ok(robots.allows('GPTBot', address(site, 'mainpage', '/')), 'crawlers of AI may read by default');
  });

  test('security.txt has its fields and never runs out', async () => {
    const read = async () => {
      const { status, headers, text } = await get(site, at(site, '/.well-known/security.txt'));
      assert.equal(status, 200);
      assert.equal(headers.get('content-type'), 'text/plain; charset=utf-8');
      const lines = text.split(/\r?\n/).filter((line) => line && !line.startsWith('#'));
      return Object.fromEntries(lines.map((line) => line.match(/^([A-Za-z-]+): (\S.*)$/).slice(1)));
    };
    const fields = await read();
    assert.deepEqual(Object.keys(fields).sort(), ['Canonical', 'Contact', 'Expires', 'Preferred-Languages']);
    assert.equal(fields.Contact, origin(site) + address(site, 'contact', '/contact'));
    assert.equal(fields.Canonical, origin(site) + at(site, '/.well-known/security.txt'));
    assert.equal(fields['Preferred-Languages'], 'en, tr, az');
    assert.match(fields.Expires, zoned);
    const left = () => Date.parse(fields.Expires) / 1000 - siteClock(site);
    assert.ok(left() > 150 * day && left() < 365 * day, fields.Expires);
    if (!hasClock(site)) return;
    const now = siteClock(site);
    try {
      setClock(site, now + 400 * day);
      const later = Date.parse((await read()).Expires) / 1000 - siteClock(site);
      assert.ok(later > 150 * day && later < 365 * day);
    } finally {
      setClock(site, now);
    }
  });

  test('icons: at the root, for a home screen, maskable', async () => {
    let icon = await fetch(origin(site) + `${site.base}/favicon.ico`);
    assert.equal(icon.status, 200);
    assert.match(icon.headers.get('content-type'), /^image\/(x-icon|vnd\.microsoft\.icon)$/);
    const bytes = Buffer.from(await icon.arrayBuffer());
    assert.deepEqual([bytes.readUInt16LE(0), bytes.readUInt16LE(2), bytes.readUInt16LE(4)], [0, 1, 3]);
    icon = await get(site, at(site, '/favicon.ico'));  // a server without our rules asks the program
    if (icon.status === 302) assert.equal(icon.headers.get('location'), `${origin(site)}${site.base}/assets/favicon.ico`);
    else assert.equal(icon.status, 200);
    const front = (await get(site, address(site, 'mainpage', '/'))).text;
    for (const href of attributes(front, 'link', 'href').filter((one) => /icon|manifest/.test(one))) {
      assert.equal((await fetch(new URL(href, origin(site)))).status, 200, href);
    }
    assert.match(front, /<link rel="apple-touch-icon" href="[^"]+">/);
    const manifest = JSON.parse((await get(site, address(site, 'homepage', '/manifest.webmanifest'))).text);
    assert.deepEqual(new Set(manifest.icons.map((one) => one.purpose ?? 'any')), new Set(['any', 'maskable']));
    for (const one of manifest.icons) assert.equal((await fetch(new URL(one.src, origin(site)))).status, 200, one.src);
  });

  test('JSON-LD of each kind of page', () => {
    let articles = 0, albums = 0, videos = 0;
    for (const [url, html] of pages) {
      const data = jsonLd(html);
      if (!data) continue;
      assert.equal(data['@context'], 'https://schema.org');
      for (const one of data['@graph']) {
        for (const key of ['datePublished', 'dateModified', 'uploadDate']) if (one[key]) assert.match(one[key], zoned, url);
        if (one['@type'] === 'BreadcrumbList') {
          one.itemListElement.forEach((step, i) => {
            assert.equal(step.position, i + 1);
            assert.ok(step.name && pages.has(step.item), `${url} -> ${step.item}`);
          });
          assert.equal(one.itemListElement.at(-1).item, canonical(html));
          continue;
        }
        const paper = one['@type'] === 'NewsMediaOrganization' ? one : one.publisher;
        assert.equal(paper['@type'], 'NewsMediaOrganization');
        assert.equal(paper.name, 'The Lantern');
        assert.equal(paper.url, origin(site) + address(site, 'mainpage', '/'));
        assert.equal(paper.logo['@type'], 'ImageObject');
        if (one['@type'] === 'NewsArticle') {
          articles++;
          assert.equal(one.url, url);
          assert.equal(one.headline, unescapeHtml(html.match(/<h1>(.*?)<\/h1>/)[1]));
          assert.equal(one.isAccessibleForFree, true);
          if (one.author) assert.deepEqual(Object.keys(one.author), ['@type', 'name']);
          assert.equal(thing(html, 'BreadcrumbList').itemListElement.length, 3);
        } else if (one['@type'] === 'VideoObject') {
          videos++;
          assert.ok(one.name && one.description && one.thumbnailUrl.length > 0);
          assert.ok(Boolean(one.contentUrl) !== Boolean(one.embedUrl), url);
          if (one.duration) assert.match(one.duration, /^PT\d+M\d+S$/);
        } else if (one['@type'] === 'ImageGallery') {
          albums++;
          assert.ok(one.image.length > 1 && one.image.every((image) => image['@type'] === 'ImageObject' && image.contentUrl));
        }
      }
    }
    assert.ok(articles > 70 && albums >= 12 && videos >= 10, `${articles} ${albums} ${videos}`);
    for (const language of languages) {
      for (const path of [address(site, 'mainpage', '/', language), address(site, 'page', '/page/imprint', language)]) {
        assert.ok(thing(pages.get(origin(site) + path), 'NewsMediaOrganization'), path);
      }
    }
  });

  test('pictures in JSON-LD are as large as they say', () => {
    const seen = new Set();
    for (const html of pages.values()) {
      for (const image of jsonLd(html)?.['@graph'].flatMap((one) => (Array.isArray(one.image) ? one.image : [])) ?? []) {
        if (seen.has(image.url) || seen.size > 60) continue;
        seen.add(image.url);
        const [width, height] = jpegSize(readFileSync(`${site.folder}/media/${image.url.split('/media/')[1]}`));
        assert.equal(image.width, width, image.url);
        assert.ok(Math.abs(image.height - height) <= 1, `${image.url}: ${image.height} and ${height}`);
      }
    }
    assert.ok(seen.size > 20);
  });

  test('a story shows its picture in 16:9, 4:3 and 1:1 too, each as large as it says', async () => {
    const loaded = new Map();
    const load = async (url) => {
      const response = await fetch(url);
      assert.equal(response.status, 200, url);
      assert.equal(response.headers.get('content-type'), 'image/jpeg', url);
      return jpegSize(Buffer.from(await response.arrayBuffer()));
    };
    let stories = 0;
    for (const [url, html] of pages) {
      const images = jsonLd(html) && thing(html, 'NewsArticle')?.image;
      if (!images) continue;
      stories++;
      const stem = images.at(-1).url.replace(/-320\.jpg$/, '');
      assert.deepEqual(images.map((one) => one.url.replace(stem, '')), ['-16x9.jpg', '-4x3.jpg', '-1x1.jpg', '-1280.jpg', '-960.jpg', '-640.jpg', '-320.jpg'], url);
      for (const [i, ratio] of [16 / 9, 4 / 3, 1].entries()) {
        const image = images[i];
        if (!loaded.has(image.url)) loaded.set(image.url, await load(image.url));
        assert.deepEqual(loaded.get(image.url), [image.width, image.height], image.url);
        assert.equal(image.width / image.height, ratio, image.url);
        assert.ok(image.width * image.height >= 50_000 && image.creditText !== '', image.url);
      }
      assert.deepEqual(['og:image', 'og:image:width', 'og:image:height'].map((name) => property(html, name)),
        [images[0].url, String(images[0].width), String(images[0].height)], url);
    }
    assert.ok(stories > 70 && loaded.size > 90, `${stories} stories, ${loaded.size} files`);
  });

  test('cards elsewhere: Open Graph of an article and of a list', () => {
    let pictures = 0;
    for (const [url, html] of pages) {
      if (!/<meta property="og:url"/.test(html)) continue;
      assert.equal(property(html, 'og:url'), canonical(html), url);
      assert.match(property(html, 'og:locale'), /^(en_US|tr_TR|az_AZ)$/);
      const image = property(html, 'og:image');
      assert.match(html, image ? /name="twitter:card" content="summary_large_image"/ : /name="twitter:card" content="summary"/);
      if (image) {
        pictures++;
        assert.ok(image.startsWith(origin(site)) && Number(property(html, 'og:image:width')) > 0 && Number(property(html, 'og:image:height')) > 0, url);
      }
      if (property(html, 'og:type') !== 'article') continue;
      assert.match(property(html, 'article:published_time'), zoned, url);
      assert.ok(property(html, 'article:section'), url);
    }
    assert.ok(pictures > 50, String(pictures));
    const tagged = [...pages.values()].find((html) => property(html, 'article:tag'));
    assert.ok(properties(tagged).filter(([name]) => name === 'article:tag').length > 0);
  });

  test('hostile headlines in JSON-LD, Open Graph and sitemaps', async () => {
    const hostile = ['</script><script>alert(1)</script>', 'He said "no" \\ and \'yes\'', 'Lines\u2028and\u2029paragraphs', '<!-- <script> ]]> & &amp; {{TITLE}}', 'A\u{1F30A}stral 漢字'];
    importStories(site, hostile.map((title, i) => story(`h${i}`, { title, standfirst: title, byline: title, tags: [] })), 'machines-hostile', '--language', 'en');
    const { listed: now } = await allListed(site);
    const found = [...now.keys()].filter((url) => /machine-h\d$/.test(url));
    assert.equal(found.length, hostile.length);
    for (const url of found) {
      const { text } = await get(site, url.slice(origin(site).length));
      const expected = hostile[Number(url.at(-1))].replace(/[\u2028\u2029]/g, ' ');
      const article = thing(text, 'NewsArticle');
      assert.equal(article.headline.replace(/\s/g, ' '), expected);
      assert.equal(article.author.name.replace(/\s/g, ' '), expected);
      assert.equal(property(text, 'og:title').replace(/\s/g, ' '), expected);
      assert.doesNotMatch(text.match(/ld\+json">(.*?)<\/script/s)[1], /[<>&\u2028\u2029]/);
    }
  });

  test('random Unicode in every field of a story leaves all sitemaps well formed', async () => {
    let seed = 20261124;
    const random = (n) => { seed = (Math.imul(seed, 1103515245) + 12345) >>> 0; return Math.floor((seed / 2 ** 32) * n); };
    const odd = ['\u0000', '\u0001', '\u0008', '\u000b', '\u000c', '\u001f', '\u007f', '\u0085', '\u009f', ']]>', '<![CDATA[', '&#0;', '&', '<', '>', '"', "'", '\u200b', '\u202e', '\u2028', '\ufdd0', '\ufffe', '\uffff', '\u{1f600}', '\u{1fffe}', '\u{10ffff}', '\u{e0001}', 'ı', 'ə', 'e\u0301', '{{', '}}', '\t', '\n'];
    const text = () => Array.from({ length: 4 + random(12) }, () => (random(2) ? odd[random(odd.length)] : String.fromCodePoint([0x20 + random(0x5f), 0xa0 + random(0x2000), 0x4e00 + random(0x5000), 0x10000 + random(0xf0000)][random(4)]))).join('');
    const then = hasClock(site) ? siteClock(site) + 300 * day : undefined;
    const stories = Array.from({ length: 40 }, (_, i) => story(`f${i}`, {
      title: `x${text()}`, standfirst: text(), byline: text(), body: [`y${text()}`, `y${text()}`], tags: [`t${text()}`], slug: undefined,
      published_at: then ? iso(then - i * 60) : `2024-03-${String(1 + (i % 28)).padStart(2, '0')}T08:00:00Z` }));
    importStories(site, stories, 'machines-fuzz', '--language', 'en');
    const now = siteClock(site);
    try {
      if (then) setClock(site, then);
      const { listed: all } = await allListed(site);
      const month = new Date((then ?? Date.UTC(2024, 2, 5) / 1000) * 1000).toISOString().slice(0, 7);
      assert.ok([...all.values()].filter((one) => one.sitemap.endsWith(`/${month}.xml`)).length >= (then ? 20 : 40), month);
      if (!then) return;
      const recent = await news(site);
      assertValid(await xmlAt(site, at(site, '/sitemap-news.xml')), 'sitemap-all', 'news');
      assert.equal(recent.length, 40);
      for (const one of recent) {
        const { text: html } = await get(site, one.loc.slice(origin(site).length));
        assert.equal(unescapeHtml(one.news['news:title']), thing(html, 'NewsArticle').headline);
      }
    } finally {
      if (then) setClock(site, now);
    }
  });
});

// They write into the first site's files: tests/run makes it one of SQLite and CGI.
if (main.engine === 'sqlite' && main.mode === 'cgi' && hasClock(main)) describe('settings and sizes', () => {
  const site = main;

  test('ai_crawlers = refuse and security_contact', async () => {
    const file = `${site.folder}/masthead.conf`;
    const old = readFileSync(file, 'utf8');
    try {
      writeFileSync(file, `${old}\nai_crawlers = refuse\nsecurity_contact = mailto:security@lantern.example\n`);
      const robots = await robotsOf(site);
      const front = address(site, 'mainpage', '/');
      for (const agent of ['GPTBot', 'ClaudeBot', 'CCBot', 'Google-Extended', 'Applebot-Extended', 'Bytespider', 'meta-externalagent']) assert.ok(!robots.allows(agent, front), agent);
      for (const agent of ['Googlebot', 'Bingbot', 'ChatGPT-User', 'Somebody']) assert.ok(robots.allows(agent, front), agent);
      assert.match((await get(site, at(site, '/.well-known/security.txt'))).text, /^Contact: mailto:security@lantern\.example$/m);
      assert.equal((await get(site, at(site, '/favicon.ico'))).status < 400, true);
    } finally {
      writeFileSync(file, old);
    }
  });

  test('a headline with what XML forbids, written into the database by another program, breaks no sitemap', async () => {
    const now = siteClock(site);
    const then = now + 400 * day;
    importStories(site, [story('x', { published_at: iso(then) })], 'machines-raw');
    const db = new DatabaseSync(`${site.folder}/var/masthead.db`);
    try {
      db.prepare('UPDATE article SET title = ? WHERE source = ?').run('a\u0001]]>\ufffe<b>\u{1ffff}&z', 'machines-raw');
      setClock(site, then);
      const [one] = await news(site);
      assertValid(await xmlAt(site, at(site, '/sitemap-news.xml')), 'sitemap-all', 'news');
      assert.equal(unescapeHtml(one.news['news:title']), 'a ]]><b>&z');
    } finally {
      setClock(site, now);
      db.close();
    }
  });

  test('1,000 stories are news; a month of more than 10,000 has a sitemap for each day', { timeout: 120000 }, async () => {
    const now = siteClock(site);
    // A month of its own, in a language that no other test counts.
    const first = Date.UTC(new Date(now * 1000).getUTCFullYear() + 2, 5, 1, 6) / 1000;
    const month = iso(first).slice(0, 7);
    const stories = (from, count, at_) => Array.from({ length: count }, (_, i) => story(`m${from + i}`, { published_at: iso(at_ + i), tags: [], title: `Maşın ${from + i}` }));
    try {
      importStories(site, stories(0, 10000, first), 'machines-many', '--language', 'az');
      setClock(site, first + 20 * day);
      const index = async () => parser.parse(await xmlAt(site, at(site, '/sitemap.xml'))).sitemapindex.sitemap.map((one) => one.loc).filter((loc) => loc.includes(month));
      const name = (what) => origin(site) + at(site, `/sitemap/articles/${what}.xml`, 'az');
      assert.deepEqual(await index(), [name(month)]);
      const started = Date.now();
      const whole = urlsOf(await xmlAt(site, at(site, `/sitemap/articles/${month}.xml`, 'az')), month);
      assert.ok(Date.now() - started < 4000, `10,000 stories took ${Date.now() - started} ms`);
      assert.equal(whole.length, 10001);  // and the day of the archive
      importStories(site, stories(10000, 5, first + 3 * day), 'machines-many', '--language', 'az');
      importStories(site, stories(10005, 1, first + 80000), 'machines-many', '--language', 'az');
      assert.deepEqual(await index(), [name(`${month}-01`), name(`${month}-02`), name(`${month}-04`)]);
      assert.equal((await get(site, at(site, `/sitemap/articles/${month}.xml`, 'az'))).status, 404);
      const days = await Promise.all(['01', '02', '04'].map(async (one) => urlsOf(await xmlAt(site, at(site, `/sitemap/articles/${month}-${one}.xml`, 'az')), one).length));
      assert.deepEqual(days, [10001, 2, 6]);
      importStories(site, stories(10006, 3, first + 40000), 'machines-many', '--language', 'az');
      assert.deepEqual((await index()).slice(0, 2), [name(`${month}-01`), name(`${month}-01-2`)]);
      const second = urlsOf(await xmlAt(site, at(site, `/sitemap/articles/${month}-01-2.xml`, 'az')), 'second');
      assert.deepEqual(second.map((one) => one.loc.match(/m(\d+)$/)[1]), ['2', '1', '0']);  // the oldest
      setClock(site, first + 40000);
      assert.equal((await news(site)).length, 1000);
    } finally {
      setClock(site, now);
    }
  });
});

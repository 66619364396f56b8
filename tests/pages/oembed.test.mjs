// A pasted address becomes a card (oEmbed 1.0), and the headlines become pictures: on every engine, server and
// form of links.
import { test, describe } from 'node:test';
import assert from 'node:assert/strict';
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { spawnSync } from 'node:child_process';
import Ajv from 'ajv/dist/2019.js';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { sites, languages, command, address, get, link, origin, attributes, masthead, importStories, siteClock } from '../lib/sites.mjs';
import { survives } from '../lib/wordpress.mjs';

// https://oembed.com, 2.3.4: what a rich or video answer must have.
const url = { type: 'string', pattern: '^https?://[^\\s<>"]+$' }, pixels = { type: 'integer', minimum: 1, maximum: 4096 };
const valid = new Ajv().compile({
  type: 'object',
  required: ['version', 'type', 'title', 'author_name', 'provider_name', 'provider_url', 'cache_age', 'width', 'height', 'html'],
  additionalProperties: false,
  properties: {
    version: { const: '1.0' }, type: { enum: ['rich', 'video'] }, title: { type: 'string', minLength: 1 }, author_name: { type: 'string' },
    provider_name: { type: 'string', minLength: 1 }, provider_url: url, cache_age: { type: 'integer', minimum: 60 },
    width: pixels, height: pixels, html: { type: 'string', minLength: 1 },
    thumbnail_url: url, thumbnail_width: pixels, thumbnail_height: pixels,
  },
  dependentRequired: { thumbnail_url: ['thumbnail_width', 'thumbnail_height'] },
});
const well_formed = (text, what) => assert.equal(XMLValidator.validate(text), true, `${what}\n${text.slice(0, 300)}`);

const long = 'Uzun bir başlık: İstanbul’da ığdır, Gəncədə çörək, ğ ü ş ö ç ə; '.repeat(5).trim();
const evil = 'Hostile <script>evil()</script> "quoted" & \'single\' ]]> --> €5 日本語';
const newer = `oembed-newer-${process.pid}`;
const stories = (now) => languages.map((language, i) => ({
  id: `oembed-${language}`, language, slug: `oembed-${language}`, title: [evil, long, `Gecə ${'W'.repeat(150)} ə`][i], standfirst: evil, body: ['A paragraph.'],
  category: 'World', published_at: new Date((now - 60 - i) * 1000).toISOString().replace(/\.\d+Z/, 'Z'),
}));

// Width, height and the bytes of the pixels of a PNG of 8-bit RGB.
function decoded(png) {
  assert.equal(png.subarray(0, 8).toString('latin1'), '\x89PNG\r\n\x1a\n');
  const data = [];
  let header;
  for (let at = 8; at < png.length;) {
    const size = png.readUInt32BE(at), type = png.subarray(at + 4, at + 8).toString('latin1'), body = png.subarray(at + 8, at + 8 + size);
    if (type === 'IHDR') header = { width: body.readUInt32BE(0), height: body.readUInt32BE(4), depth: body[8], colour: body[9] };
    if (type === 'IDAT') data.push(body);
    at += size + 12;
  }
  assert.deepEqual([header.depth, header.colour], [8, 2]);
  const row = header.width * 3, raw = inflateSync(Buffer.concat(data)), pixels = Buffer.alloc(row * header.height);
  assert.equal(raw.length, (row + 1) * header.height);
  for (let y = 0; y < header.height; y++) {
    for (let x = 0; x < row; x++) {
      const left = x < 3 ? 0 : pixels[y * row + x - 3], up = y ? pixels[(y - 1) * row + x] : 0, corner = x < 3 || !y ? 0 : pixels[(y - 1) * row + x - 3];
      const near = left + up - corner, [a, b, c] = [left, up, corner].map((one) => Math.abs(near - one));
      const paeth = a <= b && a <= c ? left : b <= c ? up : corner;
      pixels[y * row + x] = raw[y * (row + 1) + 1 + x] + [0, left, up, (left + up) >> 1, paeth][raw[y * (row + 1)]];
    }
  }
  return { ...header, pixels };
}

for (const site of sites) describe(site.name, () => {
  const at = (program, path, language) => address(site, program, path, language);
  const at_once = site.published === 'yes' ? 1100 : 0; // Apache's names are a second's
  const oembed = (page, more = '') => get(site, `${at('oembed', '/oembed')}?url=${encodeURIComponent(page)}${more}`);
  const answer = async (page, more = '') => {
    const { status, text, headers } = await oembed(page, more);
    assert.equal(status, 200, `${page} ${text.slice(0, 200)}`);
    const json = JSON.parse(text);
    assert.ok(valid(json), `${page} ${JSON.stringify(valid.errors)}`);
    return { json, headers };
  };
  const bytes = async (path) => Buffer.from(await (await fetch(origin(site) + path)).arrayBuffer());
  const pages = async (language) => {
    const text = async (program, path) => (await get(site, at(program, path, language))).text;
    return {
      article: link(await text('section', '/latest'), /\/article(\.cgi)?\/([a-z]{2}\/)?\d+\/[a-z0-9-]+$/),
      album: link(await text('gallery', '/photos'), /\/photos\/\d+\/[a-z0-9-]+$/),
      video: link(await text('gallery', '/videos'), /\/videos\/\d+\/[a-z0-9-]+$/),
      section: at('section', '/section/culture', language),
    };
  };

  for (const language of languages) {
    test(`${language}: each page says where its answer is, and that leads to a card`, async () => {
      for (const [kind, path] of Object.entries(await pages(language))) {
        const page = (await get(site, path)).text;
        const found = [...page.matchAll(/<link rel="alternate" type="([a-z/]+\+oembed)" title="[^"]*" href="([^"]+)">/g)];
        assert.deepEqual(found.map(([, type]) => type), ['application/json+oembed', 'text/xml+oembed'], `${kind} ${path}`);
        const [json, xml] = await Promise.all(found.map(async ([, , href]) => (await fetch(href.replaceAll('&amp;', '&'))).text()));
        const data = JSON.parse(json);
        assert.ok(valid(data), `${kind} ${JSON.stringify(valid.errors)}`);
        well_formed(xml, kind);
        const { oembed: same } = new XMLParser({ parseTagValue: false }).parse(xml);
        for (const [name, value] of Object.entries(data)) assert.equal(same[name].trim(), String(value).trim(), `${kind}: ${name} in XML`);
        if (kind !== 'section') assert.ok(data.thumbnail_url && data.thumbnail_width <= 640, kind);
        if (data.thumbnail_url) assert.equal((await fetch(data.thumbnail_url)).status, 200);
        const [frame] = attributes(data.html, 'iframe', 'src');
        const card = await fetch(frame, { redirect: 'manual' });
        const text = await card.text();
        assert.equal(card.status, 200, frame);
        assert.match(text, new RegExp(`<html lang="${language}">`));
        assert.match(text, /<meta name="robots" content="noindex">/);
        assert.ok(attributes(text, 'link', 'href').includes(origin(site) + path), `canonical of ${frame}`);
        assert.match(card.headers.get('content-security-policy'), /frame-ancestors \*/);
        assert.equal(card.headers.get('x-frame-options'), null);
        assert.equal(card.headers.get('cross-origin-resource-policy'), 'cross-origin');
        // What a frame of an opaque origin loads.
        for (const name of [...attributes(text, 'link', 'href'), ...attributes(text, 'script', 'src')].filter((one) => /widget-embed/.test(one))) {
          const file = await get(site, name);
          assert.equal(file.status, 200, name);
          assert.equal(file.headers.get('cross-origin-resource-policy'), 'cross-origin', name);
        }
      }
    });

    test(`${language}: SVG of the headlines is well-formed, a picture by itself, and names its section`, async () => {
      for (const section of ['all', 'world', 'culture']) {
        const { status, text, headers } = await get(site, at('card', `/card/${section}.svg`, language));
        assert.equal(status, 200);
        assert.equal(headers.get('content-type'), 'image/svg+xml; charset=utf-8');
        assert.equal(headers.get('cross-origin-resource-policy'), 'cross-origin');
        assert.match(headers.get('cache-control'), /max-age=300\b/);
        well_formed(text, section);
        assert.match(text, /<title id="title">[^<]+<\/title>\n<desc id="description">[^<]*<\/desc>/);
        assert.match(text, new RegExp(`xml:lang="${language}"`));
        assert.doesNotMatch(text, /<script|<style|<image|\shref=|\son\w+=|style=/);
      }
      assert.equal((await get(site, at('card', '/card/none.svg', language))).status, 404);
    });
  }

  test('hostile and very long headlines stay text in JSON, XML, card and picture', async () => {
    importStories(site, stories(siteClock(site)), 'oembed');
    if (at_once) await new Promise((done) => { setTimeout(done, at_once); });
    for (const [i, language] of languages.entries()) {
      const list = (await get(site, at('section', '/section/world', language))).text;
      const path = link(list, new RegExp(`oembed-${language}$`));
      const { json } = await answer(origin(site) + path);
      assert.equal(json.title, stories(0)[i].title);
      assert.doesNotMatch(json.html, /<script/);
      const parts = survives(json.html);
      assert.equal(parts.iframes.length, 1);
      well_formed((await oembed(origin(site) + path, '&format=xml')).text, language);
      const card = await fetch(parts.iframes[0].src);
      assert.doesNotMatch(await card.text(), /<script>|<b>/);
      const svg = (await get(site, at('card', '/card/world.svg', language))).text;
      well_formed(svg, language);
      assert.ok(svg.includes('…') || language === 'en', 'a long headline ends in a mark');
      assert.doesNotMatch(svg, /<script/);
      const { status, stderr } = spawnSync('xmllint', ['--noout', '-'], { input: svg, encoding: 'utf8' });
      assert.equal(status, 0, stderr);
    }
  });

  test('WordPress would keep all that is given, and it has the right size', async () => {
    const { article, video, section } = await pages('en');
    for (const path of [article, video, section]) {
      const { json } = await answer(origin(site) + path);
      const parts = survives(json.html);
      assert.deepEqual(parts.dropped, [], 'nothing is lost to the filter');
      assert.deepEqual(parts.iframes.map(({ width, height }) => [width, height]), [[String(json.width), String(json.height)]]);
      assert.equal(parts.links[0], origin(site) + path);
      assert.equal(new URL(parts.iframes[0].src).origin, origin(site));
      assert.ok(parts.iframes[0].title.length > 3);
    }
  });

  test('maxwidth and maxheight are kept', async () => {
    const page = origin(site) + (await pages('en')).album;
    for (const [width, height] of [[1, 1], [300, 200], [320, 5000], [100000, 100000]]) {
      const { json } = await answer(page, `&maxwidth=${width}&maxheight=${height}`);
      assert.ok(json.width <= width && json.height <= height, JSON.stringify([width, height, json.width, json.height]));
      if (json.thumbnail_url) assert.ok(json.thumbnail_width <= width && json.thumbnail_height <= height);
    }
    const usual = (await answer(page)).json;
    for (const odd of ['&maxwidth=-1', '&maxwidth=0', '&maxwidth=x', '&maxheight=', '&unknown=1&dnt=1']) assert.deepEqual((await answer(page, odd)).json, usual, odd);
  });

  test('both forms of addresses, http or https, an older slug, the print view, a photo', async () => {
    const { article, album } = await pages('tr');
    const [, id, slug] = article.match(/\/(\d+)\/([a-z0-9-]+)$/);
    const right = (await answer(origin(site) + article)).json;
    for (const other of [`/tr/article/${id}/${slug}`, `/cgi-bin/article.cgi/tr/${id}/${slug}`, `/cgi-bin/masthead.cgi/tr/article/${id}/${slug}`,
      `/article/${id}/an-older-slug`, `/tr/article/${id}/${slug}/print`, `/tr/article/${id}/${slug}/?utm_source=x#top`]) {
      assert.deepEqual((await answer(origin(site) + site.base + other)).json, right, other);
    }
    assert.deepEqual((await answer((origin(site) + article).replace('http:', 'https:'))).json, right);
    assert.equal((await answer(`${origin(site)}${album}/1`)).json.title, (await answer(origin(site) + album)).json.title);
  });

  test('what is not ours, or not there, is 404; another format is 501', async () => {
    const { article } = await pages('en');
    const page = origin(site) + article;
    for (const bad of ['https://elsewhere.example' + article, page.replace('127.0.0.1', '127.0.0.1.evil.example'), origin(site) + at('section', '/section/none'),
      origin(site) + at('article', '/article/999999/x'), origin(site) + at('search', '/search'), 'nonsense', 'javascript:alert(1)', '']) {
      assert.equal((await oembed(bad)).status, 404, bad);
    }
    assert.equal((await get(site, at('oembed', '/oembed'))).status, 404);
    for (const format of ['yaml', 'JSON', '']) assert.equal((await oembed(page, `&format=${format}`)).status, 501, format);
    assert.equal((await oembed(page, '&format=json')).status, 200);
    const { headers } = await oembed(page);
    assert.equal(headers.get('access-control-allow-origin'), '*');
    assert.match(headers.get('content-type'), /^application\/json/);
    assert.match((await oembed(page, '&format=xml')).headers.get('content-type'), /^text\/xml; charset=utf-8$/i);
    assert.equal((await get(site, `${at('oembed', '/oembed')}?url=${encodeURIComponent(page)}`, { headers: { 'If-None-Match': headers.get('etag') } })).status, 304);
  });

  test('a card moves with its story’s slug and language; an unknown one is a small 404', async () => {
    const { article } = await pages('tr');
    const [, id, slug] = article.match(/\/(\d+)\/([a-z0-9-]+)$/);
    for (const wrong of [at('embed', `/embed/article/${id}/older`, 'tr'), at('embed', `/embed/article/${id}/${slug}`, 'en')]) {
      const moved = await get(site, wrong);
      assert.equal(moved.status, 301);
      assert.equal(moved.headers.get('location'), origin(site) + at('embed', `/embed/article/${id}/${slug}`, 'tr'));
    }
    for (const none of ['/embed/article/999999/x', '/embed/article/x/x', '/embed/section/none', '/embed/photos/999999/x', '/embed/videos/999999/x']) {
      const { status, text, headers } = await get(site, at('embed', none));
      assert.equal(status, 404, none);
      assert.ok(text.length < 1500 && /class="notice"/.test(text), `${none}: ${text.length} bytes`);
      assert.match(headers.get('content-security-policy'), /frame-ancestors \*/);
      assert.equal(headers.get('x-frame-options'), null, 'its frame shows it');
      assert.equal(headers.get('cache-control'), 'no-store');
    }
  });

  test('PNG: none before tick, then the headlines; a new headline changes it', async () => {
    const path = at('card', '/card/world.png', 'az');
    rmSync(`${site.folder}/var/cards`, { recursive: true, force: true });
    assert.equal((await get(site, path)).status, 404);
    masthead(site, 'tick', '--for', '0');
    const first = await fetch(origin(site) + path);
    assert.equal(first.status, 200);
    assert.equal(first.headers.get('content-type'), 'image/png');
    assert.equal(first.headers.get('cross-origin-resource-policy'), 'cross-origin');
    const file = Buffer.from(await first.arrayBuffer());
    assert.ok(file.length < 60_000, `${file.length} bytes`);
    const picture = decoded(file);
    assert.deepEqual([picture.width, picture.height], [640, 320]);
    const colours = new Map();
    for (let i = 0; i < picture.pixels.length; i += 3) {
      const colour = picture.pixels.readUIntBE(i, 3);
      colours.set(colour, (colours.get(colour) ?? 0) + 1);
    }
    const share = (colour) => (colours.get(colour) ?? 0) / (picture.width * picture.height);
    assert.ok(share(0xfffdf8) > 0.6 && share(0xfffdf8) < 0.98, `paper ${share(0xfffdf8)}`);
    assert.ok(share(0xa3161f) > 0.01, 'the accent');
    assert.ok(colours.size > 20, 'smooth letters');
    assert.equal((await get(site, path, { headers: { 'If-None-Match': first.headers.get('etag') } })).status, 304);

    importStories(site, [{ ...stories(siteClock(site))[2], id: newer, slug: newer, title: 'Başqa bir xəbər' }], 'oembed');
    masthead(site, 'tick', '--for', '0');
    assert.notDeepEqual(await bytes(path), file, 'a new headline is on it');
    for (const name of ['none', '..', '%2e%2e', 'az-all', 'ALL', 'a%2Fb', 'a%00b']) {
      assert.ok([400, 404].includes((await get(site, at('card', `/card/${name}.png`))).status), name);
    }
  });

  if (site === sites[0]) test('without the program that draws, or when it fails, tick says so in a line and goes on; no old picture stays', async () => {
    const release = mkdtempSync(join(tmpdir(), 'masthead-cards.'));
    try {
      copyFileSync(command, join(release, 'masthead'));
      mkdirSync(join(release, 'deploy/fonts'), { recursive: true });
      const tick = () => spawnSync(join(release, 'masthead'), ['--config', `${site.folder}/masthead.conf`, 'tick', '--for', '0'], { encoding: 'utf8' });
      const picture = at('card', '/card/all.png');
      for (const program of [null, '#!/bin/sh\nexit 3\n', 'no program']) {
        masthead(site, 'tick', '--for', '0');
        assert.equal((await get(site, picture)).status, 200);
        if (program) writeFileSync(join(release, 'masthead-card'), program);
        if (program) chmodSync(join(release, 'masthead-card'), 0o755);
        rmSync(`${site.folder}/var/cards/.edition`);
        const { status, stderr } = tick();
        assert.equal(status, 0, stderr);
        assert.match(stderr, /^masthead: There are no pictures of headlines[^\n]*\n$/);
        assert.equal((await get(site, picture)).status, 404);
        assert.equal(tick().stderr, '', 'said once');
        assert.ok(!existsSync(`${site.folder}/var/cards/.description`));
        rmSync(`${site.folder}/var/cards/.edition`);
      }
    } finally {
      rmSync(release, { recursive: true });
      masthead(site, 'tick', '--for', '0');
    }
  });

  test('a withdrawn story: its card says so (410), oEmbed does not know it, the pictures are without it', async () => {
    const path = link((await get(site, at('section', '/section/world', 'az'))).text, new RegExp(`${newer}$`));
    const [, id] = path.match(/\/(\d+)\//);
    const card = at('embed', `/embed/article/${id}/${newer}`, 'az'), picture = at('card', '/card/all.svg', 'az'), png = at('card', '/card/all.png', 'az');
    for (let i = 0; i < 2; i++) assert.equal((await get(site, card)).status, 200);
    assert.ok((await get(site, picture)).text.includes('Başqa bir xəbər'));
    const before = await bytes(png);
    masthead(site, 'article', 'withdraw', id);
    const gone = await get(site, card);
    assert.equal(gone.status, 410);
    assert.match(gone.text, /geri götürül/);
    assert.match(gone.headers.get('content-security-policy'), /frame-ancestors \*/);
    assert.equal((await oembed(origin(site) + path)).status, 404);
    assert.ok(!(await get(site, picture)).text.includes('Başqa bir xəbər'));
    assert.notDeepEqual(await bytes(png), before);
  });
});

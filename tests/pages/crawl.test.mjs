// A crawler follows every link of each demo site: nothing is missing, the space ends, hreflang is
// symmetric. Each kind of page goes through the Nu checker, feeds through two more parsers.
import { test, describe } from 'node:test';
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { XMLValidator } from 'fast-xml-parser';
import { parseAtomFeed, parseRssFeed } from 'feedsmith';
import { sites, address, get, origin } from '../lib/sites.mjs';
import { unescapeHtml } from '../lib/html.mjs';

const most = 6000;
const jar = new URL('../node_modules/vnu-jar/build/dist/vnu.jar', import.meta.url).pathname;

function links(text) {
  const found = new Set();
  for (const [, , value] of text.matchAll(/\s(href|src|action|poster)="([^"]+)"/g)) found.add(unescapeHtml(value));
  for (const [, list] of text.matchAll(/\ssrcset="([^"]+)"/g)) {
    for (const one of unescapeHtml(list).split(',')) found.add(one.trim().split(' ')[0]);
  }
  return found;
}

async function crawl(site) {
  const start = address(site, 'mainpage', '/');
  const seen = new Map([[start, 'start']]);
  const queue = [start];
  const pages = new Map();
  const feeds = new Map(); // RSS and Atom
  const broken = [];
  const work = async () => {
    for (let path; (path = queue.shift()) !== undefined;) {
      const response = await fetch(origin(site) + path, { redirect: 'manual' });
      const type = response.headers.get('content-type') ?? '';
      const text = /html|xml|json/.test(type) ? await response.text() : (await response.arrayBuffer(), '');
      if (response.status !== 200) broken.push(`${response.status} ${path} (from ${seen.get(path)})`);
      if (/text\/html/.test(type)) pages.set(path, text);
      else if (/\/(atom\+)?xml/.test(type) && /\/(feed|atom)(\/|\.xml)/.test(path)) feeds.set(path, text);
      else continue;
      for (const one of links(text)) {
        const url = new URL(one, origin(site) + path);
        if (url.origin !== origin(site) || !url.protocol.startsWith('http')) continue;
        const next = url.pathname + url.search;
        if (seen.has(next)) continue;
        seen.set(next, path);
        if (seen.size <= most) queue.push(next);
      }
    }
  };
  // A queue that is empty for one worker may be filled by another: all run again until it stays empty.
  while (queue.length) await Promise.all(Array.from({ length: 8 }, work));
  return { pages, feeds, broken, count: seen.size };
}

function alternates(html) {
  return [...html.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">/g)].map(([, language, url]) => [language, unescapeHtml(url)]);
}

// One page of each kind and language: the path with its numbers and slugs taken out.
const kind = (path) => path.replace(/\?.*/, '?').replace(/\d+/g, 'N').replace(/[a-z]*-[a-z0-9-]+(?=\/|$)/g, 'S').replace(/(tag|section)\/[a-z]+/, '$1/S');

for (const site of sites) describe(site.name, async () => {
  let result;
  test('every link leads somewhere and there is an end', async () => {
    result = await crawl(site);
    assert.deepEqual(result.broken, []);
    assert.ok(result.count < most, `${result.count} addresses`);
    assert.ok(result.pages.size > 250, `${result.pages.size} pages`);
  });

  test('hreflang is symmetric, with self and x-default', () => {
    let checked = 0;
    for (const [path, html] of result.pages) {
      const all = alternates(html);
      if (all.length === 0) continue;
      const self = origin(site) + path.replace(/\?.*/, '');
      const languages = all.map(([language]) => language);
      assert.equal(new Set(languages).size, languages.length, path);
      assert.ok(languages.includes('x-default'), path);
      assert.ok(all.some(([language, url]) => language !== 'x-default' && url === self), `${path} names itself`);
      for (const [, url] of all) {
        const other = result.pages.get(url.slice(origin(site).length));
        assert.ok(other, `${path} -> ${url} was crawled`);
        assert.deepEqual(alternates(other), all, `${path} and ${url} agree`);
      }
      checked++;
    }
    assert.ok(checked > 60, String(checked));
  });

  test('the Nu checker accepts every kind of page', { timeout: 300000 }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'vnu-'));
    const kinds = new Map();
    for (const [path, html] of result.pages) if (!kinds.has(kind(path))) kinds.set(kind(path), path);
    let n = 0;
    for (const path of kinds.values()) writeFileSync(join(folder, `${String(n++).padStart(3, '0')}.html`), `${result.pages.get(path)}<!-- ${path.replace(/--/g, '')} -->`);
    const run = spawnSync('java', ['-Xss8m', '-jar', jar, '--skip-non-html', '--format', 'text', folder], { encoding: 'utf8', maxBuffer: 1 << 26 });
    rmSync(folder, { recursive: true });
    assert.equal(run.error, undefined);
    const names = [...kinds.values()];
    const said = run.stderr.replace(/"file:[^"]*\/(\d+)\.html"/g, (_, i) => names[Number(i)]);
    assert.equal(run.status, 0, `${n} pages: ${said}`);
    assert.ok(n > 25, `${n} kinds`);
  });

  test('feeds are well formed and two parsers agree', () => {
    const atom = (xml) => {
      const feed = parseAtomFeed(xml);
      const link = (all) => all.find((one) => one.rel === 'alternate').href;
      return { title: feed.title.value, link: link(feed.links), items: (feed.entries ?? []).map((one) => ({ title: one.title.value, link: link(one.links), pubDate: one.published })) };
    };
    const counts = { rss: 0, atom: 0 };
    for (const [path, xml] of result.feeds) {
      assert.equal(XMLValidator.validate(xml), true, path);
      const lint = spawnSync('xmllint', ['--noout', '-'], { input: xml, encoding: 'utf8' });
      assert.equal(lint.status, 0, path + lint.stderr);
      const format = xml.includes('<rss ') ? 'rss' : 'atom';
      const feed = format === 'rss' ? parseRssFeed(xml) : atom(xml);
      assert.ok(feed.title && feed.link.startsWith(origin(site)), path);
      for (const item of feed.items ?? []) {
        assert.ok(item.title && item.link.startsWith(origin(site)) && !Number.isNaN(Date.parse(item.pubDate)), path);
        assert.ok(result.pages.has(item.link.slice(origin(site).length)), `${item.link} of ${path}`);
      }
      counts[format]++;
    }
    // Of the site, its sections and tags, in each language.
    assert.ok(counts.rss > 30 && counts.atom > 30, JSON.stringify(counts));
  });
});

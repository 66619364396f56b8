// Table C in a real browser: each payload in every parameter, path, header and stored text. Once with the policy
// (CSP) switched off, so that only our escaping stands between, once with it on. No script runs, nothing is reported
// to the policy, the document is whole.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { launch } from '../lib/chromium.mjs';
import { payloads as all } from '../lib/payloads.mjs';
import { startSite, stopSite } from '../lib/own-sites.mjs';

// On a slow machine: every so many of them.
const payloads = all.filter((_, i) => i % Number(process.env.MASTHEAD_XSS_STEP ?? 1) === 0);
let site, browser;
before(async () => {
  site = startSite();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  stopSite(site);
});

// In the page: whatever should not be there.
const findings = () => {
  // Of other types the browser shows a view of its own, with styles that breach the policy.
  if (document.contentType !== 'text/html') return document.querySelector('parsererror') ? ['not well-formed XML'] : [];
  const found = [...globalThis.breaches ?? []];
  const address = ['href', 'src', 'action', 'formaction', 'poster', 'data', 'xlink:href', 'cite', 'ping', 'content', 'value'];
  for (const element of document.querySelectorAll('*')) {
    const name = element.localName;
    if (['xss', 'object', 'embed', 'base', 'math', 'marquee', 'style', 'applet'].includes(name)) found.push(`<${name}>`);
    if (name === 'script' && !element.hasAttribute('src') && element.type !== 'application/ld+json') found.push('inline script');
    if (name === 'meta' && element.httpEquiv) found.push(`meta ${element.httpEquiv}`);
    for (const { name: attribute, value } of element.attributes) {
      if (/^on|^xss|^srcdoc$|^style$/i.test(attribute)) found.push(`${name} ${attribute}`);
      if (!address.includes(attribute) || ['content', 'value'].includes(attribute)) continue;
      const target = new URL(value, document.baseURI);
      if (/^(javascript|data|vbscript):$/.test(target.protocol) || /evil/.test(target.host)) found.push(`${name} ${attribute}=${value}`);
    }
  }
  for (const one of ['title', 'body', 'main', 'h1']) if (document.querySelectorAll(one).length > 1) found.push(`${document.querySelectorAll(one).length} ${one}`);
  for (const block of document.querySelectorAll('script[type="application/ld+json"]')) {
    try { JSON.parse(block.textContent); } catch (error) { found.push(`JSON-LD: ${error.message}`); }
  }
  return found;
};

// A browser in which everything is noted; `look(open)` gets a function that opens an address in one of its pages.
async function withBrowser(policy, width, look) {
  const context = await browser.newContext({ bypassCSP: !policy, acceptDownloads: false });
  const faults = [];
  let opened = 0;
  await context.addInitScript(() => {
    globalThis.breaches = [];
    document.addEventListener('securitypolicyviolation', (event) => globalThis.breaches.push(`policy: ${event.effectiveDirective} ${event.blockedURI}`));
  });
  const make = async () => {
    const page = await context.newPage();
    page.on('dialog', (dialog) => { faults.push(`SCRIPT RAN at ${page.url()}`); dialog.dismiss().catch(() => {}); });
    page.on('popup', (other) => { faults.push(`a window from ${page.url()}`); other.close().catch(() => {}); });
    return page;
  };
  const idle = await Promise.all(Array.from({ length: width }, make));
  const open = async (path, { headers = {}, form } = {}, check = true) => {
    const page = idle.pop() ?? await make();
    try {
      await page.setExtraHTTPHeaders(headers);
      ++opened;
      if (form) {
        await page.goto(`${site.url}/contact`, { waitUntil: 'domcontentloaded' });
        await Promise.all([page.waitForNavigation({ waitUntil: 'domcontentloaded' }), page.evaluate(({ action, fields }) => {
          const element = document.createElement('form');
          element.method = 'post';
          element.action = action;
          for (const [name, value] of fields) {
            const area = document.createElement('textarea');
            area.name = name;
            area.value = value;
            element.append(area);
          }
          const token = document.querySelector('[name=token]');
          if (token) element.append(token.cloneNode());
          document.body.append(element);
          element.submit();
        }, { action: site.url + path, fields: Object.entries(form) })]);
      } else {
        await page.goto(site.url + path, { waitUntil: 'domcontentloaded' }).catch((error) => {
          // 204, or a file to be saved: there is no document.
          if (!/ERR_ABORTED|Download|ERR_INVALID_RESPONSE/.test(error.message)) throw error;
        });
      }
      const text = await page.evaluate(() => document.documentElement.outerHTML);
      if (check) for (const fault of await page.evaluate(findings)) faults.push(`${path} ${JSON.stringify({ ...headers, ...form })}: ${fault}`);
      return text;
    } finally {
      idle.push(page);
    }
  };
  try {
    await look(open);
  } finally {
    await context.close();
  }
  return { faults, opened };
}

// All of `list`, `width` at a time.
async function each(list, width, work) {
  let next = 0;
  await Promise.all(Array.from({ length: width }, async () => { while (next < list.length) await work(list[next++]); }));
}

// Everything that a visitor can send.
function requestsWith(payload) {
  const text = encodeURIComponent(payload);
  const paths = ['/search?q=T', '/search?q=the&section=T&from=T&to=T&order=T', '/search?q=the&page=T', '/search?T=T&q=a', '/contact?article=T', '/website?heading=T',
    '/website?section=T&tag=T&lang=T&count=T&theme=T&accent=T&dates=T&standfirsts=T&pictures=T&ticker=T&target=T', '/widget?heading=T&section=T', '/widget.json?section=T&callback=T',
    '/oembed?url=T', '/oembed?url=T&format=T', '/?utm_source=T', '/?lang=T', '/T', '/section/T', '/tag/T', '/article/1/T', '/article/T/x', '/latest/before/T', '/photos/1/T/1', '/archive/T', '/page/T',
    '/w/T/frame/all/5', '/w/auto/frame/T/T', '/w/auto/frame/all/5-T', '/w/data/T/5.json', '/w/list/T/5', '/card/T.svg', '/embed/section/T', '/T.txt'];
  const requests = paths.map((path) => [path.replaceAll('T', text)]);
  const line = payload.replace(/[^\x20-\x7e]/g, '').trim();
  requests.push(['/search?q=a', { headers: { 'User-Agent': line, 'Accept-Language': line, 'X-Forwarded-Host': line, 'X-Forwarded-For': line, 'X-Original-URL': line } }]);
  requests.push(['/favorites', { headers: { Cookie: `favorites=${encodeURIComponent(payload)}` } }]);
  requests.push(['/contact', { form: { name: payload, email: payload, subject: payload, body: payload, kind: payload, article: payload } }]);
  requests.push(['/favorites', { form: { action: payload, id: payload } }]);
  return requests;
}

const width = 4;
for (const policy of [false, true]) test(`what a visitor sends, policy ${policy ? 'on' : 'off'}`, async () => {
  // With the policy on each payload goes to the places that show it again.
  const shown = (path) => /^\/(search\?q=[^&]*$|contact|website|favorites|oembed)/.test(path);
  const list = payloads.flatMap(requestsWith).filter(([path]) => !policy || shown(path));
  const { faults, opened } = await withBrowser(policy, width, (open) => each(list, width, ([path, options]) => open(path, options)));
  console.log(`# policy ${policy ? 'on' : 'off'}: ${payloads.length} payloads, ${opened} requests`);
  assert.deepEqual(faults, []);
});

// Every text column of every row, by the database itself: what a careless or hostile hand could have stored.
const columns = { section_name: ['name', 'description'], picture: ['alt', 'caption', 'credit'], article: ['title', 'byline', 'standfirst', 'body'], tag: ['name'],
  album: ['title', 'standfirst'], video: ['title', 'standfirst', 'body', 'credit'], page: ['title', 'body'] };
function store(round) {
  const db = new DatabaseSync(`${site.folder}/var/masthead.db`);
  let next = round * 7;
  for (const [table, names] of Object.entries(columns)) {
    const has = db.prepare(`PRAGMA table_info(${table})`).all().map((column) => column.name);
    const key = { section_name: 'section_id', page: 'slug' }[table] ?? 'id';
    const rows = db.prepare(`SELECT DISTINCT ${key} AS id FROM ${table}`).all();
    const used = names.filter((name) => has.includes(name));
    for (const { id } of rows) {
      const textOf = (name) => {
        const text = payloads[next++ % payloads.length];
        return name === 'body' ? `${text}\n\n> ${text}\n\n[a link](${text})\n\n![a picture](<${text}>)\n\n* ${text}` : text;
      };
      db.prepare(`UPDATE ${table} SET ${used.map((name) => `${name} = ?`).join(', ')} WHERE ${key} = ?`).run(...used.map(textOf), id);
    }
  }
  db.exec('UPDATE site_state SET version = version + 1');
  db.close();
}

const starts = ['/', '/tr', '/latest', '/photos', '/videos', '/archive', '/search?q=alert', '/search?q=script', '/website?standfirsts=yes&pictures=yes', '/feed.xml', '/atom.xml', '/feed.json', '/sitemap.xml',
  '/w/auto/frame/all/50-standfirsts-pictures', '/w/data/all/50-standfirsts-pictures.json', '/w/list/all/50', '/card/all.svg', '/page/about', '/page/imprint',
  '/section/world', '/section/world/feed.xml', '/sitemap/photos/2026.xml', '/embed/section/world', '/embed/article/1/x', '/embed/photos/1/x', '/embed/videos/1/x', '/oembed?url=' + encodeURIComponent('/article/1/x')];
// Reached from there, in English: all stories, albums and videos, and some of each other kind of page.
const followed = /^\/(section|tag|article|photos|videos|page)\/[^#]*$/;

for (const policy of [false, true]) test(`what is stored, policy ${policy ? 'on' : 'off'}`, async () => {
  let pages = 0;
  const rounds = policy ? 1 : 3;
  for (let round = 0; round < rounds; ++round) {
    store(round + (policy ? 3 : 0));
    const { faults, opened } = await withBrowser(policy, width, async (open) => {
      const seen = new Set(starts);
      let list = [...starts];
      while (list.length) {
        const found = [];
        await each(list, width, async (path) => {
          const html = await open(path);
          for (const [, href] of html.matchAll(/\shref="([^"]*)"/g)) {
            const url = new URL(href.replaceAll('&amp;', '&'), site.url + path);
            const own = url.origin === new URL(site.url).origin ? url.pathname + url.search : '';
            if (!followed.test(own) || seen.has(own) || seen.size > 180) continue;
            seen.add(own);
            found.push(own);
          }
        });
        list = found;
      }
    });
    pages += opened;
    assert.ok(opened > 100, `${opened} pages`);
    assert.deepEqual(faults, []);
  }
  console.log(`# stored, policy ${policy ? 'on' : 'off'}: ${pages} pages in ${rounds} rounds`);
});

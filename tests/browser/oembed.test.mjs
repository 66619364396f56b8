// A card of ours in a page of another host, as WordPress shows it: a sandboxed frame, messages under a secret.
import { test, describe, before, after } from 'node:test';
import assert from 'node:assert/strict';
import http from 'node:http';
import { main as site, languages, address, get, link, origin, importStories, masthead, siteClock } from '../lib/sites.mjs';
import { axeViolations, launch } from '../lib/chromium.mjs';
import { host_page } from '../lib/wordpress.mjs';

const at = (program, path, language) => address(site, program, path, language);
const secret = 'aB3dE5gH7j';
let browser, server, host;
const served = new Map();

before(async () => {
  browser = await launch();
  server = http.createServer((request, response) => {
    const page = served.get(request.url);
    response.writeHead(page ? 200 : 404, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(page ?? '');
  });
  await new Promise((ready) => { server.listen(0, '127.0.0.1', ready); });
  host = `http://localhost:${server.address().port}`; // another host and port than the site's
});
after(async () => { await browser?.close(); server?.close(); });

const answer = async (path, more = '') =>
  JSON.parse((await get(site, `${at('oembed', '/oembed')}?url=${encodeURIComponent(origin(site) + path)}${more}`)).text);

// The host's page, opened; `card` is our frame in it.
async function embedded(html, { width = 600, colorScheme = 'light' } = {}) {
  const path = `/${served.size}`;
  served.set(path, html);
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
  const page = await context.newPage();
  const faults = [];
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) faults.push(message.text()); });
  page.on('pageerror', (error) => faults.push(String(error)));
  await page.goto(host + path, { waitUntil: 'load' });
  const card = page.frames().find((frame) => frame.url().startsWith(origin(site)));
  return { page, context, faults: () => faults.filter((one) => !/favicon|404/.test(one)), card };
}
const heard = (page) => page.evaluate(() => window.heard);
// The host says how wide its column is, as WordPress does.
const in_host = async (path, options = {}) =>
  embedded(host_page((await answer(path, `&maxwidth=${(options.width ?? 600) - 16}`)).html, secret), options);

async function pages(language) {
  const text = async (program, path) => (await get(site, at(program, path, language))).text;
  return {
    article: link(await text('mainpage', '/'), /\/article\/\d+\/[a-z0-9-]+$/),
    album: link(await text('gallery', '/photos'), /\/photos\/\d+\/[a-z0-9-]+$/),
    video: link(await text('gallery', '/videos'), /\/videos\/\d+\/[a-z0-9-]+$/),
    section: at('section', '/section/culture', language),
  };
}

for (const language of languages) describe(language, () => {
  for (const [width, colorScheme] of [[340, 'light'], [600, 'dark']].slice(0, language === 'en' ? 2 : 1)) {
    test(`${width} px, ${colorScheme}: the card takes the place of the link, at its own height, and nothing complains`, async () => {
      for (const [kind, path] of Object.entries(await pages(language))) {
        const { page, context, faults, card } = await in_host(path, { width, colorScheme });
        await page.waitForFunction(() => window.heard.some(({ data }) => data.message === 'height'));
        await page.locator('iframe').scrollIntoViewIfNeeded();
        await page.waitForTimeout(150);
        assert.equal(await page.locator('blockquote').isVisible(), false, 'the quotation is gone');
        assert.equal(await page.locator('iframe').isVisible(), true);
        const [inner, outer] = [await card.evaluate(() => document.documentElement.scrollHeight), await page.evaluate(() => document.querySelector('iframe').clientHeight)];
        assert.ok(Math.abs(inner - outer) <= 1 || outer === 200, `${kind} at ${width}: ${inner} in ${outer}`);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'the frame is in its column');
        assert.ok(await card.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), 'nothing is wider');
        const links = await card.$$eval('a[href]', (all) => all.map((one) => new URL(one.href).origin));
        assert.deepEqual([...new Set(links)], [origin(site)], 'all links lead to the newspaper');
        for (const { data, origin: from, from_frame } of await heard(page)) {
          assert.ok(from_frame && from === 'null' && data.secret === secret, 'an opaque origin');
          assert.deepEqual(Object.keys(data).sort(), ['message', 'secret', 'value']);
          assert.ok(Number.isInteger(data.value) && data.value >= 200 && data.value <= 1000, String(data.value));
        }
        assert.deepEqual(faults(), [], `${kind} ${path}`);
        if (process.env.OEMBED_SHOTS) await page.screenshot({ path: `${process.env.OEMBED_SHOTS}-${language}-${kind}-${width}-${colorScheme}.png` });
        await context.close();
      }
    });

    test(`${colorScheme}: axe finds nothing in a card`, async () => {
      const context = await browser.newContext({ viewport: { width: 480, height: 600 }, colorScheme, bypassCSP: true });
      const page = await context.newPage();
      for (const [kind, path] of Object.entries(await pages(language))) {
        await page.goto((await answer(path)).html.match(/<iframe[^>]* src="([^"]+)"/)[1]);
        assert.deepEqual(await axeViolations(page), [], kind);
      }
      await context.close();
    });
  }
});

test('the headline leads the whole page to the story: by a link message, under the host’s eyes', async () => {
  const { article } = await pages('en');
  const { page, context, card } = await in_host(article);
  await page.waitForFunction(() => window.heard.length > 0);
  await Promise.all([page.waitForURL(origin(site) + article), card.locator('h1 a').click()]);
  await context.close();
});

test('a card that another host drew is not followed: only its own host', async () => {
  const { article } = await pages('en');
  const { page, context, card } = await in_host(article);
  await page.waitForFunction(() => window.heard.length > 0);
  await card.evaluate(() => { document.querySelector('h1 a').href = 'https://elsewhere.example/'; });
  await card.locator('h1 a').click();
  await page.waitForFunction(() => window.heard.some(({ data }) => data.message === 'link'));
  await page.waitForTimeout(300);
  assert.ok(page.url().startsWith(host), page.url());
  await context.close();
});

test('nobody but the host under its secret is heard', async () => {
  const { article } = await pages('en');
  const { page, context } = await in_host(article);
  await page.waitForFunction(() => window.heard.length > 0);
  await page.waitForTimeout(300);
  const count = (await heard(page)).length;
  await page.evaluate(() => {
    const card = document.querySelector('iframe').contentWindow;
    for (const data of [{ message: 'ready', secret: 'wrong' }, { message: 'ready' }, { message: 'go', secret: 'aB3dE5gH7j' }, 'ready', null, 7, { message: 'ready', secret: { toString: () => 'x' }.toString() }]) {
      card.postMessage(data, '*');
    }
  });
  // The right words from another window than the host's.
  await page.evaluate(() => new Promise((done) => {
    const other = document.createElement('iframe');
    document.body.append(other);
    const script = other.contentDocument.createElement('script');
    script.textContent = "parent.document.querySelector('iframe').contentWindow.postMessage({ message: 'ready', secret: 'aB3dE5gH7j' }, '*')";
    other.contentDocument.body.append(script);
    setTimeout(done, 300);
  }));
  assert.equal((await heard(page)).length, count, 'no answer');
  await page.evaluate(() => document.querySelector('iframe').contentWindow.postMessage({ message: 'ready', secret: 'aB3dE5gH7j' }, '*'));
  await page.waitForFunction((before) => window.heard.length === before + 1, count);
  await context.close();
});

test('without a secret, or with an odd one, a card says nothing', async () => {
  const { article } = await pages('en');
  const card = (await answer(article)).html.match(/<iframe[^>]* src="([^"]+)"/)[1];
  for (const hash of ['', '#secret=abc', '#?secret=<b>', `#?secret=${'a'.repeat(65)}`]) {
    const { page, context } = await embedded(`<!doctype html><title>x</title><script>window.heard = []; addEventListener('message', ({ data }) => heard.push({ data }));</script>
<iframe sandbox="allow-scripts" src="${card}${hash}" width="480" height="500"></iframe>`);
    await page.waitForTimeout(200);
    assert.deepEqual(await heard(page), [], hash);
    await context.close();
  }
});

test('without any script the card is read all the same', async () => {
  const { article } = await pages('en');
  const { html, height } = await answer(article);
  const { page, context, faults, card } = await embedded(`<!doctype html><title>x</title>${html.replace('<iframe', '<iframe sandbox=""')}`);
  assert.ok(await card.locator('h1').isVisible());
  assert.ok(await card.evaluate(() => document.documentElement.scrollHeight) <= height, 'all of it is in the frame');
  assert.equal(await card.locator('h1').evaluate((one) => getComputedStyle(one).fontWeight), '700');
  assert.deepEqual(faults().filter((one) => !/sandbox|Blocked script/.test(one)), []);
  await context.close();
});

test('a very long story stays within 1000 pixels; a withdrawn one says so in its frame', async () => {
  const now = siteClock(site), slug = `card-long-${process.pid}`;
  importStories(site, [{ id: slug, slug, title: 'word '.repeat(55).trim(), standfirst: 'long '.repeat(150).trim(), body: ['A paragraph.'],
    category: 'World', published_at: new Date((now - 30) * 1000).toISOString().replace(/\.\d+Z/, 'Z') }], 'oembed-browser');
  const path = link((await get(site, at('section', '/section/world'))).text, new RegExp(`${slug}$`));
  const { html } = await answer(path);
  const shown = await embedded(host_page(html, secret), { width: 240 });
  await shown.page.waitForFunction(() => window.heard.length > 0);
  for (const { data } of await heard(shown.page)) assert.ok(data.value <= 1000, String(data.value));
  await shown.context.close();
  masthead(site, 'article', 'withdraw', path.match(/\/(\d+)\//)[1]);
  const gone = await embedded(host_page(html, secret));
  await gone.page.waitForFunction(() => window.heard.length > 0);
  assert.match(await gone.card.locator('.notice').textContent(), /withdrawn/);
  if (process.env.OEMBED_SHOTS) await gone.page.screenshot({ path: `${process.env.OEMBED_SHOTS}-gone.png` });
  await gone.context.close();
});

test('the pictures of the headlines show in a page of another origin, as img', async () => {
  masthead(site, 'tick', '--for', '0');
  const images = ['svg', 'png'].map((type) => `<img src="${origin(site)}${at('card', `/card/all.${type}`, 'az')}" alt="${type}">`);
  const { page, context, faults } = await embedded(`<!doctype html><title>x</title>${images.join('<br>')}`, { width: 700 });
  assert.deepEqual(await page.$$eval('img', (all) => all.map((one) => [one.complete, one.naturalWidth, one.naturalHeight])), [[true, 640, 320], [true, 640, 320]]);
  assert.deepEqual(faults(), []);
  if (process.env.OEMBED_SHOTS) await page.screenshot({ path: `${process.env.OEMBED_SHOTS}-pictures.png` });
  await context.close();
});

test('every line of the SVG stays inside in the browser’s own font', async () => {
  for (const language of languages) {
    const context = await browser.newContext({ viewport: { width: 700, height: 400 } });
    const page = await context.newPage();
    await page.goto(origin(site) + at('card', '/card/world.svg', language));
    const ends = await page.$$eval('text', (all) => all.map((one) => { const box = one.getBBox(); return [Math.ceil(box.x + box.width), Math.ceil(box.y + box.height)]; }));
    assert.ok(ends.length > 4);
    for (const [x, y] of ends) assert.ok(x <= 620 && y <= 320, `${x} ${y}`);
    await context.close();
  }
});

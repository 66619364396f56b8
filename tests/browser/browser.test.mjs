// A real Chromium: with and without script, three languages, phone and desktop, light and dark.
import { test, describe, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { axeViolations, launch } from '../lib/chromium.mjs';
import { main as site, languages, address, get, link, origin, attributes } from '../lib/sites.mjs';

const widths = [360, 1280];
const at = (program, path, language) => origin(site) + address(site, program, path, language);
let browser;

before(async () => { browser = await launch(); });
after(() => browser?.close());

// A page that notes whatever a reader must not meet: foreign requests, console errors, failed files.
async function open(options, url) {
  const { javaScript = true, width = 1280, colorScheme = 'light', reducedMotion = 'no-preference' } = options;
  const context = await browser.newContext({ javaScriptEnabled: javaScript, viewport: { width, height: 900 }, colorScheme, reducedMotion, bypassCSP: false });
  const page = await context.newPage();
  const faults = [];
  page.on('request', (request) => { if (!request.url().startsWith(origin(site)) && !request.url().startsWith('data:')) faults.push(`foreign request ${request.url()}`); });
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) faults.push(`console: ${message.text()}`); });
  page.on('pageerror', (error) => faults.push(`script: ${error}`));
  page.on('response', (response) => { if (response.status() >= 400 && response.url() !== url) faults.push(`${response.status()} ${response.url()}`); });
  const response = await page.goto(url, { waitUntil: 'load' });
  return { page, context, faults, response };
}

// The address of one page of each kind, in a language.
async function kinds(language) {
  const front = (await get(site, address(site, 'mainpage', '/', language))).text;
  const article = link(front, /\/article\/\d+\/[a-z0-9-]+$/);
  const photos = (await get(site, address(site, 'gallery', '/photos', language))).text;
  const album = link(photos, /\/photos\/\d+\/[a-z0-9-]+$/);
  const videos = (await get(site, address(site, 'gallery', '/videos', language))).text;
  const video = link(videos, /\/videos\/\d+\/[a-z0-9-]+$/);
  const archive = (await get(site, address(site, 'archive', '/archive', language))).text;
  const year = link(archive, /\/archive\/\d{4}$/);
  const month = link((await get(site, year)).text, /\/archive\/\d{4}\/\d\d$/);
  const day = link((await get(site, month)).text, /\/archive\/\d{4}\/\d\d\/\d\d$/);
  const page = (program, path) => address(site, program, path, language);
  return {
    front: page('mainpage', '/'), latest: page('section', '/latest'), section: page('section', '/section/culture'), article,
    print: article + '/print', photos: page('gallery', '/photos'), album, photo: album + '/1', videos: page('gallery', '/videos'), video,
    archive: page('archive', '/archive'), year, month, day, search: page('search', '/search'), found: page('search', '/search?q=a'),
    nothing: page('search', '/search?q=xyzzyplugh'), contact: page('contact', '/contact'), favorites: page('favorites', '/favorites'),
    homepage: page('homepage', '/homepage'), website: page('website', '/website'), widget: page('widget', '/widget'), imprint: page('page', '/page/imprint'),
    error: page('section', '/section/none'),
  };
}

for (const language of languages) describe(language, () => {
  for (const width of widths) {
    for (const javaScript of [true, false]) {
      test(`${width} px, script ${javaScript ? 'on' : 'off'}: no fault, nothing wider than the screen`, async () => {
        for (const [kind, path] of Object.entries(await kinds(language))) {
          const url = origin(site) + path;
          const { page, context, faults, response } = await open({ javaScript, width }, url);
          assert.equal(response.status(), kind === 'error' ? 404 : 200, path);
          if (javaScript) {
            const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
            assert.ok(wide <= 0, `${kind} at ${width} px is ${wide} px too wide`);
          }
          assert.deepEqual(await context.cookies(), [], `${kind} sets no cookie`);
          assert.deepEqual(faults.filter((fault) => !(kind === 'error' && /404/.test(fault))), [], kind);
          await context.close();
        }
      });
    }
    // Colours are the same in all languages: each language is looked at once narrow and once wide.
    for (const colorScheme of language === 'en' ? ['light', 'dark'] : width === 360 ? ['dark'] : ['light']) {
      test(`${width} px, ${colorScheme}: axe finds nothing`, async () => {
        for (const [kind, path] of Object.entries(await kinds(language))) {
          const { page, context } = await open({ width, colorScheme, reducedMotion: 'reduce' }, origin(site) + path);
          assert.deepEqual(await axeViolations(page), [], `${kind} ${width} ${colorScheme}`);
          await context.close();
        }
      });
    }
  }
});

test('budgets of the front page', async () => {
  const front = await get(site, address(site, 'mainpage', '/'));
  const gzip = (text) => gzipSync(text, { level: 9 }).length;
  assert.ok(gzip(front.text) <= 14 * 1024, `HTML ${gzip(front.text)} bytes`);
  for (const [tag, attribute, pattern, limit] of [['link', 'href', /masthead\.css/, 8 * 1024], ['script', 'src', /masthead\.js/, 3 * 1024]]) {
    const path = attributes(front.text, tag, attribute).find((value) => pattern.test(value));
    const size = gzip((await get(site, path)).text);
    assert.ok(size <= limit, `${path} ${size} bytes`);
  }
  const { page, context } = await open({ width: 412 }, at('mainpage', '/'));
  await page.evaluate(async () => { for (let y = 0; y < document.body.scrollHeight; y += 400) { scrollTo(0, y); await new Promise((r) => setTimeout(r, 60)); } });
  await page.waitForLoadState('networkidle');
  const pictures = await page.evaluate(() => performance.getEntriesByType('resource').filter((e) => /\.(jpg|webp|png|svg)/.test(e.name)).reduce((sum, e) => sum + e.encodedBodySize, 0));
  assert.ok(pictures > 0 && pictures <= 400 * 1024, `pictures ${pictures} bytes`);
  await context.close();
});

for (const width of widths) test(`layout shift is 0 at ${width} px`, async () => {
  for (const path of [address(site, 'mainpage', '/'), (await kinds('en')).article]) {
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    const page = await context.newPage();
    await page.addInitScript(() => {
      globalThis.shift = 0;
      new PerformanceObserver((list) => { for (const e of list.getEntries()) if (!e.hadRecentInput) globalThis.shift += e.value; }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(origin(site) + path, { waitUntil: 'networkidle' });
    await page.waitForTimeout(1500);
    assert.equal(await page.evaluate(() => globalThis.shift), 0, path);
    await context.close();
  }
});

// Chromium shows a feed with its style sheet only as application/xml: so RSS, which pages link to.
for (const [width, colorScheme] of [[360, 'dark'], [1280, 'light']]) test(`a feed can be read at ${width} px, ${colorScheme}`, async () => {
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, isMobile: width < 500 });
  const page = await context.newPage();
  const said = [];
  page.on('console', (message) => { if (!/favicon/.test(message.location().url)) said.push(message.text()); });
  for (const path of ['/feed.xml', '/section/world/feed.xml']) {
    await page.goto(at('feed', path, 'tr'));
    const look = await page.evaluate(() => {
      const one = (name) => document.getElementsByTagName(name)[0];
      const style = (element) => getComputedStyle(element);
      return {
        type: document.contentType, screen: innerWidth, wide: document.documentElement.scrollWidth, note: one('h:p').textContent,
        noteTop: one('h:p').getBoundingClientRect().top, link: one('h:a').href, guid: style(one('guid')).display,
        title: [style(one('item').querySelector('title')).display, style(one('item').querySelector('title')).fontWeight],
        paper: style(document.documentElement).backgroundColor, ink: style(document.documentElement).color,
      };
    });
    assert.equal(look.type, 'application/xml');
    assert.deepEqual([look.screen, look.wide], [width, width]);
    assert.match(look.note, /akış okuyucu/);
    assert.ok(look.noteTop >= 0 && look.noteTop < 100);
    assert.ok(look.link.startsWith(origin(site)));
    assert.deepEqual([look.guid, ...look.title], ['none', 'block', '700']);
    const light = (colour) => Number(colour.match(/\d+/)[0]);
    assert.equal(light(look.paper) > light(look.ink), colorScheme === 'light', `${look.ink} on ${look.paper}`);
  }
  assert.deepEqual(said, []);
  await context.close();
});

test('on a phone a ticker that stands still is one line to swipe, and cuts no headline in half', async () => {
  const { page, context } = await open({ reducedMotion: 'reduce', width: 360 }, at('mainpage', '/'));
  const size = await page.locator('.ticker-window').evaluate((e) => ({ above: e.scrollHeight - e.clientHeight, beside: e.scrollWidth - e.clientWidth, way: getComputedStyle(e).overflowX }));
  assert.ok(size.above <= 1, `${size.above} px are cut off`);
  assert.ok(size.beside > 0 && size.way === 'auto', JSON.stringify(size));
  await context.close();
});

test('the ticker can be paused by keyboard and stands still under reduced motion', async () => {
  const still = await open({ reducedMotion: 'reduce' }, at('mainpage', '/'));
  assert.equal(await still.page.evaluate(() => document.getAnimations().filter((a) => a.playState === 'running').length), 0);
  await still.context.close();
  const { page, context } = await open({}, at('mainpage', '/'));
  const button = page.locator('[data-ticker-toggle], .ticker button, .ticker-toggle').first();
  await button.waitFor({ state: 'visible' });
  const moving = () => page.evaluate(() => document.getAnimations().filter((a) => a.playState === 'running').length);
  assert.ok(await moving() > 0, 'it moves');
  await button.focus();
  await page.keyboard.press('Enter');
  assert.equal(await moving(), 0, 'paused');
  await page.keyboard.press('Enter');
  assert.ok(await moving() > 0, 'moves again');
  await context.close();
});

test('photo viewer: opens, arrows, Esc, focus returns', async () => {
  const { page, context, faults } = await open({}, origin(site) + (await kinds('en')).album);
  const first = page.locator('main a[href*="/photos/"] img').first();
  await first.scrollIntoViewIfNeeded();
  const opener = page.locator('main a[href*="/photos/"]').filter({ has: page.locator('img') }).first();
  await opener.focus();
  await page.keyboard.press('Enter');
  const dialog = page.locator('dialog[open]');
  await dialog.waitFor();
  const shown = () => dialog.locator('img').first().getAttribute('src');
  const one = await shown();
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction((src) => document.querySelector('dialog[open] img').getAttribute('src') !== src, one);
  await page.keyboard.press('ArrowLeft');
  await page.waitForFunction((src) => document.querySelector('dialog[open] img').getAttribute('src') === src, one);
  assert.equal(await page.evaluate(() => document.querySelector('dialog[open]').contains(document.activeElement)), true, 'focus is inside');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' }).catch(async () => assert.equal(await page.locator('dialog[open]').count(), 0));
  assert.equal(await opener.evaluate((element) => element === document.activeElement), true, 'focus returned');
  assert.deepEqual(faults, []);
  await context.close();
});

test('an outside video loads nothing before the click', async () => {
  const videos = (await get(site, address(site, 'gallery', '/videos'))).text;
  for (const path of new Set(attributes(videos, 'a', 'href').filter((href) => /\/videos\/\d+\//.test(href)))) {
    const { page, context, faults } = await open({}, origin(site) + path);
    assert.deepEqual(faults, []);
    const poster = page.locator('[data-provider]');
    if (await poster.count()) {
      assert.match(await poster.first().getAttribute('href'), /^https:\/\//);
      await page.route('https://**', (route) => route.abort());
      await poster.first().click();
      await page.locator('iframe[src^="https://"]').waitFor();
    }
    await context.close();
  }
});

test('V15.3.6 a player whose name every object has is none: the link stays a link', async () => {
  const videos = (await get(site, address(site, 'gallery', '/videos'))).text;
  for (const path of new Set(attributes(videos, 'a', 'href').filter((href) => /\/videos\/\d+\//.test(href)))) {
    if (!/data-provider=/.test((await get(site, path)).text)) continue;
    const { page, context, faults } = await open({}, origin(site) + path);
    for (const name of ['__proto__', 'constructor', 'toString', 'valueOf', 'hasOwnProperty', '__defineGetter__', 'YouTube', '']) {
      const kept = await page.evaluate((provider) => {
        const link = document.querySelector('a[data-provider]');
        link.dataset.provider = provider;
        const click = new MouseEvent('click', { bubbles: true, cancelable: true });
        let followed;
        document.addEventListener('click', (event) => { followed = !event.defaultPrevented; event.preventDefault(); }, { once: true });
        link.dispatchEvent(click);
        return followed && link.isConnected && !document.querySelector('iframe');
      }, name);
      assert.equal(kept, true, name);
    }
    assert.deepEqual(faults, []);
    await context.close();
    return;
  }
  assert.fail('no outside video');
});

describe('a read', () => {
  // What the browser sends in a quarter of a minute by a clock that we turn; `chance` stands for Math.random().
  const sent = async (path, { chance = 0, signals = {}, hidden = 0, seconds = 15 } = {}) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const start = Date.now();
    await page.clock.install({ time: start });
    await page.clock.pauseAt(start + 1000);
    await page.addInitScript(({ chance, signals }) => {
      Math.random = () => chance;
      for (const [name, value] of Object.entries(signals)) Object.defineProperty(navigator, name, { value });
      globalThis.out = false;
      Object.defineProperty(document, 'hidden', { get: () => globalThis.out });
    }, { chance, signals });
    const posts = [];
    page.on('request', (request) => { if (request.method() !== 'GET') posts.push(request); });
    await page.goto(origin(site) + path, { waitUntil: 'networkidle' });
    const requests = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.evaluate((out) => { globalThis.out = out; }, hidden > 0);
    await page.clock.runFor(hidden * 1000);
    await page.evaluate(() => { globalThis.out = false; });
    await page.clock.runFor(seconds * 1000);
    await page.waitForTimeout(300);
    assert.deepEqual(requests, posts.map((request) => request.url()), 'nothing else is asked for');
    assert.deepEqual(await context.cookies(), []);
    assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
    const found = await Promise.all(posts.map(async (request) => ({ url: request.url(), method: request.method(), data: request.postData() ?? '',
      cookie: (await request.allHeaders()).cookie, status: (await request.response())?.status() })));
    await context.close();
    return found;
  };

  test('is told once, after ten seconds in sight', async () => {
    const { article } = await kinds('en');
    const url = at('read', `/read/${article.match(/\/(\d+)\//)[1]}`);
    assert.deepEqual(await sent(article, { seconds: 60 }), [{ url, method: 'POST', data: '', cookie: undefined, status: 204 }]);
    assert.equal((await sent(article, { hidden: 30, seconds: 11 })).length, 1);
    assert.deepEqual(await sent(article, { seconds: 9 }), []);
    assert.deepEqual(await sent(article, { hidden: 30, seconds: 9 }), []);
  });

  test('is one in sixteen, never against the reader\u2019s wish, never of another page', async () => {
    const { article, front, print } = await kinds('en');
    assert.equal((await sent(article, { chance: 0.0624 })).length, 1);
    assert.deepEqual(await sent(article, { chance: 0.0625 }), []);
    assert.deepEqual(await sent(article, { signals: { globalPrivacyControl: true } }), []);
    assert.deepEqual(await sent(article, { signals: { doNotTrack: '1' } }), []);
    for (const other of [front, print]) assert.deepEqual(await sent(other), []);
  });
});

for (const javaScript of [true, false]) {
  test(`favorites and contact by hand, script ${javaScript ? 'on' : 'off'}`, async () => {
    const { page, context } = await open({ javaScript }, origin(site) + (await kinds('en')).article);
    const title = (await page.locator('h1').innerText()).replace(/^»\s*/, '');
    await page.locator('form[action*="favorites"] button').first().click();
    await page.waitForURL(/favorites/);
    assert.ok((await page.locator('main').innerText()).includes(title));
    assert.equal((await context.cookies()).length, 1);
    await page.locator('main form[action*="favorites"] button').first().click();
    await page.waitForURL(/favorites/);
    assert.equal((await context.cookies()).length, 0);

    await page.goto(at('contact', '/contact'));
    await page.fill('[name=name]', 'A Reader');
    await page.fill('[name=email]', 'reader@example.org');
    await page.fill('[name=subject]', 'A question');
    await page.fill('[name=body]', 'When does the ferry leave?');
    await page.locator('main form button[type=submit], main form button:not([type])').last().click();
    await page.waitForLoadState();
    assert.match(await page.locator('main').innerText(), /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/);
    await context.close();
  });
}

test('the whole front page can be walked with the Tab key', async () => {
  const { page, context } = await open({ reducedMotion: 'reduce' }, at('mainpage', '/'));
  const seen = new Set();
  for (let i = 0; i < 25; i++) {
    await page.keyboard.press('Tab');
    seen.add(await page.evaluate(() => { const e = document.activeElement; e.dataset.n ??= String(Math.random()); return e.dataset.n; }));
    const visible = await page.evaluate(() => { const r = document.activeElement.getBoundingClientRect(); return r.width > 0 && r.height > 0; });
    assert.ok(visible, `stop ${i} can be seen`);
  }
  assert.equal(seen.size, 25);
  await context.close();
});

// The headline widget in a real Chromium, in other people's pages (tests/embed-lab) on another origin.
import { test, describe, before, after } from 'node:test';
import assert from 'node:assert/strict';
import net from 'node:net';
import { gzipSync } from 'node:zlib';
import { main as site, address, attributes, get, origin, sleep } from '../lib/sites.mjs';
import { axeViolations } from '../lib/chromium.mjs';
import { hostPages } from '../lib/embed-lab.mjs';
import { payloads } from '../lib/payloads.mjs';
import { breaches, drawn, frameIn, inHost, lab, offered, rowsIn, settled, shift, startHosts, stopHosts, website } from '../lib/hosts.mjs';

const gzip = (text) => gzipSync(text, { level: 9 }).length;
const rich = { count: 5, pictures: 'yes', standfirsts: 'yes' };
const moving = { count: 12, ticker: 'moving' };
const together = { concurrency: 4 };

before(startHosts);
after(stopHosts);

describe('sizes', () => {
  test('loader, element and frame document', async () => {
    const file = async (path) => (await get(site, path)).text;
    const { snippet } = await offered('element', { count: 20 });
    const loaderPath = new URL(attributes(snippet, 'script', 'src')[0]).pathname;
    const loader = await file(loaderPath);
    assert.ok(gzip(loader) <= 1000, `loader ${gzip(loader)} bytes`);
    const code = await file(loaderPath.replace(/[^/]*$/, loader.match(/code-[0-9a-f]+\.js/)[0]));
    const look = await file(address(site, 'widget', '/w/auto/look.css'));
    const data = await file(address(site, 'widget', '/w/data/all/20.json'));
    assert.equal(JSON.parse(data).headlines.length, 20);
    const element = [loader, code, look, data].map(gzip).reduce((sum, size) => sum + size);
    assert.ok(element <= 6144, `element ${element} bytes`);
    const framePath = address(site, 'widget', '/w/auto/frame/all/20');
    const frame = await file(framePath);
    const used = [...attributes(frame, 'link', 'href'), ...attributes(frame, 'script', 'src')].map((path) => new URL(path, origin(site) + framePath).pathname);
    assert.equal(used.length, 3);
    let whole = gzip(frame);
    for (const path of used) whole += gzip(await file(path));
    assert.ok(whole <= 6144, `frame ${whole} bytes`);
    const page = (await get(site, new URL(`${website}?count=20`).pathname + '?count=20')).text;
    const said = [...page.matchAll(/<dd>(\d+) [^<]*<\/dd>/g)].map(([, bytes]) => Number(bytes));
    assert.ok(Math.abs(said[1] - whole) <= 200, `"Add to website" says ${said[1]} bytes of the frame, it is ${whole}`);
    assert.ok(Math.abs(said[2] - element) <= 200, `"Add to website" says ${said[2]} bytes of the element, it is ${element}`);
  });
});

describe('element', together, () => {
  for (const hostPage of hostPages) test(`draws its rows in the ${hostPage} page and leaves all else as it was`, async () => {
    const { snippet } = await offered('element', rich);
    assert.match(snippet, /<script async src=/);
    let release;
    const wait = new Promise((resolve) => { release = resolve; });
    await inHost(hostPage, snippet, async ({ page }) => {
      // The document around the element, and the names of window, before and after.
      const state = () => page.evaluate(() => {
        const copy = document.documentElement.cloneNode(true);
        for (const element of copy.querySelectorAll('masthead-headlines')) element.replaceWith('');
        return { html: copy.outerHTML, names: Object.getOwnPropertyNames(window).filter((name) => !/^lab/.test(name)), inside: document.querySelector('masthead-headlines').outerHTML };
      });
      await page.locator('#after').waitFor({ state: 'attached' });
      await page.waitForFunction(() => document.readyState !== 'loading');
      const first = await state();
      release();
      assert.equal(await drawn(page), 5);
      await settled(page);
      const second = await state();
      assert.equal(second.html, first.html);
      assert.equal(second.inside, first.inside, 'the list inside stays as it was');
      assert.deepEqual(second.names.filter((name) => !first.names.includes(name)), [], 'no new global');
      assert.deepEqual(await page.evaluate(() => [document.styleSheets.length, document.adoptedStyleSheets.length]),
        [hostPage === 'plain' ? 0 : 1, 0], 'no style sheet of ours in the page');
    }, { until: 'commit', route: (page) => page.route('**/w/1.js', async (route) => { await wait; await route.continue(); }) });
  });

  test('loads its code once for two elements', async () => {
    const { snippet } = await offered('element', { count: 3 });
    const other = (await offered('element', { count: 4, section: 'culture' })).snippet;
    const asked = [];
    await inHost('plain', snippet + other, async ({ page }) => {
      await page.waitForFunction(() => [...document.querySelectorAll('masthead-headlines')].every((element) => element.shadowRoot));
      assert.deepEqual(await page.locator('masthead-headlines').evaluateAll((all) => all.map((one) => one.shadowRoot.querySelectorAll('li').length)), [3, 4]);
    }, { route: (page) => page.on('request', (request) => asked.push(new URL(request.url()).pathname.replace(/.*\//, ''))) });
    assert.equal(asked.filter((name) => /^code-/.test(name)).length, 1, asked.join());
    assert.equal(asked.filter((name) => /^1\.js$/.test(name)).length, 1, asked.join());
  });

  test('without script the list inside stays', async () => {
    const { snippet } = await offered('element', { count: 5 });
    await inHost('plain', snippet, async ({ page }) => {
      assert.equal(await page.locator('masthead-headlines li a').count(), 5);
      for (const link of await page.locator('masthead-headlines a').all()) assert.ok(await link.isVisible());
    }, { javaScript: false });
  });

  test('V3.2.2 hostile headlines are text: no element, no script, no request of theirs', async () => {
    const texts = [...payloads, '<img src=x onerror=alert(1)>', '</script><script>alert(1)</script>', '"\'`><b>', '&lt;b&gt;&amp;quot;', '{{T}}${alert(1)}'];
    const { snippet } = await offered('element', rich);
    const asked = [], dialogs = [];
    const { picture } = JSON.parse((await get(site, address(site, 'widget', '/w/data/all/50-pictures-standfirsts.json'))).text).headlines.find((one) => one.picture);
    await inHost('plain', snippet, async ({ page, faults }) => {
      await drawn(page);
      await settled(page);
      const found = await page.locator('masthead-headlines').evaluate((host) => {
        const all = [...host.shadowRoot.querySelectorAll('*')], of = (part) => all.filter((one) => one.part.contains(part)).map((one) => one.textContent);
        return {
          tags: [...new Set(all.map((one) => one.localName))].sort(), attributes: [...new Set(all.flatMap((one) => one.getAttributeNames()))].filter((name) => /^on|^src(doc|set)|^style|xss/.test(name)),
          headlines: of('headline'), standfirsts: of('standfirst'), dates: of('date'), title: of('title'), label: host.shadowRoot.querySelector('section').ariaLabel,
          tops: [...document.querySelectorAll('xss, base, object, embed, svg, math, iframe')].length,
        };
      });
      assert.deepEqual(found.tags, ['a', 'h2', 'img', 'li', 'p', 'section', 'span', 'div', 'time', 'ul'].sort());
      assert.deepEqual(found.attributes, []);
      assert.deepEqual(found.headlines, texts);
      assert.deepEqual(found.standfirsts, texts);
      assert.deepEqual(found.dates, texts);
      assert.deepEqual(found.title, [`${texts[0]} ${texts[1]}`]);
      assert.equal(found.label, `${texts[0]}: ${texts[1]}`);
      assert.equal(found.tops, 0);
      assert.deepEqual(dialogs, []);
      assert.deepEqual(faults, []);
    }, { faulty: true, route: async (page) => {
      page.on('dialog', (dialog) => { dialogs.push(dialog.message()); dialog.dismiss().catch(() => {}); });
      page.on('request', (request) => asked.push(request.url()));
      await page.route('**/w/data/**', async (route) => {
        const answer = await route.fetch();
        const data = await answer.json();
        const [one] = data.headlines;
        await route.fulfill({ response: answer, json: { ...data, site: texts[0], title: texts[1], pause: texts[2], empty: texts[3],
          headlines: texts.map((text) => ({ ...one, picture, title: text, standfirst: text, shown: text, published: text })) } });
      });
    } });
    const ours = asked.filter((url) => url.startsWith(origin(site)) ? /\/(w\/|media\/)/.test(new URL(url).pathname) : url.startsWith(lab.origin) && /\/(\d+\.html|[a-z]+\.css|favicon\.ico)$/.test(url));
    assert.deepEqual(asked.filter((url) => !ours.includes(url)), []);
  });

  test('an empty section says so', async () => {
    const { snippet } = await offered('element', { section: 'culture' });
    await inHost('plain', snippet, async ({ page }) => {
      await page.waitForFunction(() => document.querySelector('masthead-headlines').shadowRoot);
      const text = await page.locator('masthead-headlines >> [part=box]').innerText();
      assert.match(text, /No stories|nothing|yet/i);
    }, { route: (page) => page.route('**/w/data/**', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, json: { ...await answer.json(), headlines: [] } });
    }) });
  });
});

describe('layout shift is 0', together, () => {
  for (const hostPage of ['plain', 'blog']) {
    for (const [name, options] of [['as usual', {}], ['with pictures and standfirsts', rich], ['without dates', { dates: 'no', count: 20 }], ['moving', moving], ['still ticker', { ...moving, ticker: 'still' }]]) {
      for (const late of [false, true]) for (const width of [360, 1000]) {
        test(`element ${name}, ${hostPage}, ${width} px${late ? ', script late by a second' : ''}`, async () => {
          const { snippet } = await offered('element', options);
          await inHost(hostPage, snippet, async ({ page }) => {
            await drawn(page);
            await settled(page);
            assert.equal(await shift(page), 0);
          }, { width, height: 1500, route: (page) => late && page.route('**/w/1.js', async (route) => { await sleep(1000); await route.continue(); }) });
        });
      }
      test(`frame ${name}, ${hostPage}`, async () => {
        const { snippet } = await offered('frame', options);
        await inHost(hostPage, snippet, async ({ page }) => {
          await frameIn(page);
          await settled(page);
          assert.equal(await shift(page), 0);
        }, { height: 1500 });
      });
    }
  }
});

describe("the host's Content-Security-Policy", together, () => {
  const strict = (lines) => ({ 'Content-Security-Policy': `default-src 'none'; style-src 'none'; ${lines}` });
  for (const options of [{ count: 5 }, rich, moving]) {
    for (const grade of ['list', 'frame', 'element', 'pinned']) {
      test(`the printed lines are enough for the ${grade} ${JSON.stringify(options)}, and each is needed`, async () => {
        const { snippet, policy } = await offered(grade, options);
        const lines = policy === 'nothing' ? [] : policy.split('; ');
        const works = async (page) => {
          if (grade === 'list') return (await page.locator('masthead-headlines a').count()) >= 1;
          if (grade === 'frame') return (await page.frames().at(-1).locator('li').count()) === options.count;
          return page.waitForFunction(() => document.querySelector('masthead-headlines').shadowRoot, null, { timeout: 5000 }).then(() => true, () => false);
        };
        await inHost('plain', snippet, async ({ page }) => {
          assert.ok(await works(page));
          await settled(page);
          await page.evaluate(() => scrollTo(0, 1e6));
          await sleep(200);
          assert.deepEqual(await breaches(page), []);
          if (grade === 'element') assert.equal(await page.locator('masthead-headlines >> [part=box]').evaluate((box) => getComputedStyle(box).boxSizing), 'border-box', 'styled');
        }, { headers: strict(lines.join('; ')) });
        for (const line of lines) {
          await inHost('plain', snippet, async ({ page }) => {
            await settled(page);
            assert.notDeepEqual(await breaches(page), [], `${line} is not needed`);
          }, { headers: strict(lines.filter((one) => one !== line).join('; ')), faulty: true });
        }
      });
    }
  }
});

describe('hostile page', together, () => {
  const readable = (elements) => elements.map((element) => {
    const style = getComputedStyle(element), box = element.getBoundingClientRect();
    return { size: parseFloat(style.fontSize), direction: style.direction, seen: element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && box.width > 20 && box.height > 10,
      spacing: style.letterSpacing, indent: style.textIndent, transform: style.textTransform, shadow: style.textShadow, space: style.whiteSpace, line: parseFloat(style.lineHeight) };
  });
  const right = (rows, count, space) => {
    assert.equal(rows.length, count);
    for (const row of rows) {
      assert.ok(row.size >= 14 && row.size <= 20, `${row.size} px`);
      assert.ok(row.line >= row.size * 1.2, `line height ${row.line}`);
      assert.deepEqual({ ...row, size: 0, line: 0 }, { size: 0, line: 0, direction: 'ltr', seen: true, spacing: 'normal', indent: '0px', transform: 'none', shadow: 'none', space });
    }
  };
  const fits = (boxes) => boxes.map((box) => [box.scrollWidth - box.clientWidth, box.scrollHeight - box.clientHeight]);

  for (const colorScheme of ['light', 'dark']) {
    test(`the element can be read, ${colorScheme}`, async () => {
      const { snippet } = await offered('element', rich);
      await inHost('hostile', snippet, async ({ page }) => {
        await drawn(page);
        right(await rowsIn(page).evaluateAll(readable), 5, 'normal');
        for (const [wide, high] of await page.locator('masthead-headlines >> [part=box]').evaluateAll(fits)) assert.ok(wide <= 0 && high <= 0, `${wide} px wide, ${high} px high are cut off`);
        assert.deepEqual(await axeViolations(page, 'masthead-headlines'), []);
      }, { colorScheme });
    });
    test(`the frame can be read, ${colorScheme}`, async () => {
      const { snippet } = await offered('frame', rich);
      await inHost('hostile', snippet, async ({ page }) => {
        const frame = await frameIn(page);
        right(await frame.locator('li a').evaluateAll(readable), 5, 'normal');
      }, { colorScheme });
    });
  }
  test('the moving ticker can be read', async () => {
    const { snippet } = await offered('element', moving);
    await inHost('hostile', snippet, async ({ page }) => {
      await drawn(page);
      right(await rowsIn(page).evaluateAll(readable), await rowsIn(page).count(), 'nowrap');
    });
  });
});

describe('sandbox', together, () => {
  const own = (snippet) => attributes(snippet, 'iframe', 'sandbox')[0];
  const cases = { '': '', scripts: 'allow-scripts', popups: 'allow-scripts allow-popups', own: undefined, none: null };
  for (const [name, flags] of Object.entries(cases)) {
    test(`${name || 'empty'}: the list is whole; a height only with scripts; a new page only with popups`, async () => {
      const { snippet } = await offered('frame', { count: 6 });
      const value = flags === undefined ? own(snippet) : flags;
      const changed = snippet.replace(/ sandbox="[^"]*"/, value === null ? '' : ` sandbox="${value}"`);
      const scripts = value === null || /allow-scripts/.test(value);
      const popups = value === null || /allow-popups/.test(value);
      await inHost('plain', changed, async ({ page, context }) => {
        const frame = await frameIn(page);
        await settled(page);
        assert.equal(await frame.locator('li a').count(), 6);
        const messages = await page.evaluate(() => globalThis.labMessages.map(({ data, origin, source }) => ({ data, origin, ours: source === document.querySelector('iframe').contentWindow })));
        assert.equal(messages.length > 0, scripts, JSON.stringify(messages));
        const height = await frame.locator('main').evaluate((main) => Math.ceil(main.getBoundingClientRect().height));
        for (const message of messages) {
          assert.deepEqual(Object.keys(message.data).sort(), ['height', 'type']);
          assert.equal(message.data.type, 'masthead:height');
          assert.ok(Number.isInteger(message.data.height) && message.data.height >= 40 && message.data.height <= 10000, String(message.data.height));
          assert.equal(message.origin, value === null ? origin(site) : 'null');
          assert.ok(message.ours);
        }
        if (scripts) assert.equal(messages.at(-1).data.height, height);
        const href = await frame.locator('li a').first().getAttribute('href');
        const opened = context.waitForEvent('page', { timeout: popups ? 5000 : 800 }).catch(() => null);
        await frame.locator('li a').first().click();
        const story = await opened;
        assert.equal(story !== null, popups);
        if (story) {
          // A story refuses to be a page in a sandbox (Cross-Origin-Opener-Policy): our own flags let it out.
          if (name === 'popups') return;
          await story.waitForURL(href);
          assert.equal(await story.evaluate(() => window.opener), null, 'noopener');
          assert.equal(await story.evaluate(() => self.origin), origin(site), 'out of the sandbox');
        }
      }, { faulty: true });
    });
  }

  test('V3.5.5 the frame answers its one question, asked by who frames it, and tells its height alone', async () => {
    const { snippet } = await offered('frame', { count: 6 });
    await inHost('plain', snippet, async ({ page }) => {
      await frameIn(page);
      await settled(page);
      const heard = () => page.evaluate(() => globalThis.labMessages.length);
      const before = await heard();
      await page.evaluate(() => {
        const frame = document.querySelector('iframe').contentWindow;
        for (const data of ['masthead:height', 'masthead:height? ', '', null, 7, ['masthead:height?'], { type: 'masthead:height?' }, { type: 'masthead:height', height: 90 }]) frame.postMessage(data, '*');
        // The right question from another window than the host's.
        const other = document.body.appendChild(document.createElement('iframe'));
        const script = other.contentDocument.createElement('script');
        script.textContent = "parent.document.querySelector('iframe').contentWindow.postMessage('masthead:height?', '*')";
        other.contentDocument.body.append(script);
        return new Promise((done) => { setTimeout(done, 400); });
      });
      assert.equal(await heard(), before, 'no answer');
      await page.evaluate(() => document.querySelector('iframe').contentWindow.postMessage('masthead:height?', '*'));
      await page.waitForFunction((count) => globalThis.labMessages.length === count + 1, before);
      assert.deepEqual(await page.evaluate(() => Object.keys(globalThis.labMessages.at(-1).data).sort()), ['height', 'type']);
    });
  });

  test('five lines give the frame its height; messages of others change nothing', async () => {
    const snippet = (await offered('frame', { count: 6, standfirsts: 'yes' })).snippet.replace('<iframe', '<iframe id="headlines"');
    const liar = lab.reply('html', '<!DOCTYPE html><title>Liar</title><script>parent.postMessage({ type: "masthead:height", height: 7777 }, "*")</script>');
    await inHost('listener', `${snippet}<iframe id="liar" title="Another" height="50" src="${liar}"></iframe>`, async ({ page }) => {
      const frame = await frameIn(page);
      await settled(page);
      const inside = await frame.locator('main').evaluate((main) => Math.ceil(main.getBoundingClientRect().height));
      const heights = await page.locator('iframe').evaluateAll((frames) => frames.map((one) => Number(one.height)));
      assert.deepEqual(heights, [inside, 50]);
      await page.setViewportSize({ width: 300, height: 800 });
      await settled(page);
      const narrow = await frame.locator('main').evaluate((main) => Math.ceil(main.getBoundingClientRect().height));
      assert.ok(narrow > inside);
      assert.equal(await page.locator('iframe').first().evaluate((one) => Number(one.height)), narrow);
    });
  });

  test('without script the frame is whole', async () => {
    const { snippet } = await offered('frame', rich);
    await inHost('plain', snippet, async ({ page }) => {
      const frame = await frameIn(page);
      assert.equal(await frame.locator('li a').count(), 5);
      for (const link of await frame.locator('li a').all()) assert.ok(await link.isVisible());
    }, { javaScript: false });
  });
});

describe('when we are down', together, () => {
  const closedPort = () => new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => { const { port } = server.address(); server.close(() => resolve(port)); });
  });
  const stays = async (route, { change = (snippet) => snippet, wait = 800, grade = 'element' } = {}) => {
    const { snippet } = await offered(grade, { count: 4 });
    await inHost('plain', await change(snippet), async ({ page, faults }) => {
      await sleep(wait);
      assert.equal(await page.locator('masthead-headlines').evaluate((element) => element.shadowRoot), null);
      assert.equal(await page.locator('masthead-headlines li a').count(), 4);
      for (const link of await page.locator('masthead-headlines a').all()) assert.ok(await link.isVisible());
      assert.ok(faults.length <= 1, faults.join('\n'));
      assert.deepEqual(faults.filter((fault) => /^script:/.test(fault)), []);
    }, { route, faulty: true });
  };

  test('the host answers nothing: the list inside stays, one line in the console', async () => {
    const port = await closedPort();
    await stays(undefined, { change: (snippet) => snippet.replaceAll(origin(site), `http://127.0.0.1:${port}`) });
  });
  test('the loader is there, the rest of the host is not', () => stays((page) => page.route(/\/w\/(?!1\.js)/, (route) => route.abort('connectionrefused'))));
  test('the data are answered with 503', () => stays((page) => page.route('**/w/data/**', (route) => route.fulfill({ status: 503, body: 'down' }))));
  test('the data are no JSON', () => stays((page) => page.route('**/w/data/**', (route) => route.fulfill({ status: 200, body: '<html>' }))));
  test('the look is answered with 503', () => stays((page) => page.route('**/look.css', (route) => route.fulfill({ status: 503, body: 'down' }))));
  test('the code is missing', () => stays((page) => page.route('**/w/code-*', (route) => route.fulfill({ status: 404, body: '' }))));
  test('the code is another than the loader names', () => stays((page) => page.route('**/w/code-*', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: `${await answer.text()};globalThis.labTaken = 1;` });
  })));
  for (const what of ['**/w/data/**', '**/look.css', '**/w/code-*']) test(`${what} never comes: given up after four seconds`, async () => {
    let asked, gone;
    await stays((page) => {
      page.on('requestfailed', (request) => { if (/\/w\/data|look/.test(request.url())) gone = Date.now(); });
      return page.route(what, () => { asked = Date.now(); });
    }, { wait: 5600 });
    if (!/code/.test(what)) assert.ok(gone - asked > 3500 && gone - asked < 5000, `${gone - asked} ms`);
  });
  test('an element that never came is not drawn late', async () => {
    // The code may come when nobody waits any more; the data were there in time.
    const { snippet } = await offered('element', { count: 4 });
    await inHost('plain', snippet, async ({ page }) => {
      await sleep(7000);
      assert.equal(await page.locator('masthead-headlines').evaluate((element) => element.shadowRoot), null);
      assert.equal(await shift(page), 0);
    }, { faulty: true, route: (page) => page.route('**/w/code-*', async (route) => { await sleep(5500); await route.continue(); }) });
  });
});

describe('pinned script', together, () => {
  test('works, and the hash on the page is the right one', async () => {
    const { snippet } = await offered('pinned', { count: 4 });
    assert.match(snippet, /src="[^"]*\/1-[0-9a-f]{10}\.js" integrity="sha384-[^"]+" crossorigin="anonymous"/);
    const scripts = [];
    await inHost('plain', snippet, async ({ page }) => { assert.equal(await drawn(page), 4); await settled(page); }, {
      route: (page) => page.on('request', (request) => { if (request.resourceType() === 'script') scripts.push(new URL(request.url()).pathname.replace(/.*\//, '')); }),
    });
    assert.equal(scripts.length, 2, scripts.join());
    assert.match(scripts[0], /^1-[0-9a-f]{10}\.js$/);
    assert.match(scripts[1], /^code-[0-9a-f]{10}\.js$/);
  });
  for (const [name, what] of [['loader', '**/w/1-*'], ['code', '**/w/code-*']]) test(`a changed ${name} is refused, and the list stays`, async () => {
    const { snippet } = await offered('pinned', { count: 4 });
    await inHost('plain', snippet, async ({ page, faults }) => {
      await settled(page);
      assert.equal(await page.evaluate(() => globalThis.labTaken), undefined);
      assert.equal(await page.locator('masthead-headlines').evaluate((element) => element.shadowRoot), null);
      assert.equal(await page.locator('masthead-headlines li a').count(), 4);
      assert.equal(faults.length, 1, faults.join('\n'));
    }, { faulty: true, route: (page) => page.route(what, async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: `globalThis.labTaken = 1;${await answer.text()}` });
    }) });
  });
});

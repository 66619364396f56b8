// The headline widget in use: options, keyboard, narrow places, pausing, old snippets, links, and "Add to website".
import { test, describe, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { main as site, languages, address, get, origin } from '../lib/sites.mjs';
import { axeViolations } from '../lib/chromium.mjs';
import { hostPages, snippets } from '../lib/embed-lab.mjs';
import { drawn, frameIn, inHost, lab, offered, open, rowsIn, settled, startHosts, stopHosts, website } from '../lib/hosts.mjs';

const together = { concurrency: 4 };
const rich = { count: 5, pictures: 'yes', standfirsts: 'yes' };
const moving = { count: 12, ticker: 'moving' };
const loader = `${origin(site)}${address(site, 'widget', '/w/1.js')}`;
const element = (attributes) => `<script async src="${loader}"></script><masthead-headlines ${attributes}></masthead-headlines>`;
const box = (page) => page.locator('masthead-headlines >> [part=box]');
const boxes = async (page) => (await drawn(page), box(page));

before(startHosts);
after(stopHosts);

describe('accents', together, () => {
  const channel = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const luminance = (hex) => [0, 2, 4].map((at) => channel(parseInt(hex.slice(at, at + 2), 16) / 255)).reduce((sum, value, i) => sum + value * [0.2126, 0.7152, 0.0722][i], 0);
  const contrast = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const six = (hex) => (hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex);
  // 6 x 6 x 6 colours, and some that are near the limit.
  const steps = ['00', '33', '66', '99', 'cc', 'ff'];
  const colors = steps.flatMap((red) => steps.flatMap((green) => steps.map((blue) => red + green + blue))).concat('767676', '777777', '787878', '7b7b7b', 'c8102e', '0000fe');
  for (const theme of ['light', 'dark']) test(`${theme}: each is readable, and changed only if it must be`, async () => {
    for (const color of colors) {
      const css = (await get(site, address(site, 'widget', `/w/${theme}-${color}/look.css`))).text;
      const [, paper] = css.match(/--paper:#([0-9a-f]+)/), [, accent] = css.match(/--accent:#([0-9a-f]{6})/);
      assert.ok(contrast(accent, six(paper)) >= 4.5, `${color} gives ${accent} on ${paper}`);
      if (contrast(color, six(paper)) >= 4.5) assert.equal(accent, color);
    }
  });
  test('the document is the same whatever the look', async () => {
    const of = (look) => get(site, address(site, 'widget', `/w/${look}/frame/all/20`));
    const usual = await of('auto');
    for (const look of ['light', 'dark', 'dark-c8102e', 'auto-00ff00']) {
      const other = await of(look);
      assert.equal(other.text, usual.text);
      assert.equal(other.headers.get('etag'), usual.headers.get('etag'));
    }
  });
  test('the browser shows the colours of the look', async () => {
    for (const [theme, paper] of [['light', 'rgb(255, 255, 255)'], ['dark', 'rgb(21, 23, 26)']]) {
      await inHost('plain', element(`count="3" theme="${theme}" accent="#ffff00"`), async ({ page }) => {
        assert.equal(await (await boxes(page)).evaluate((one) => getComputedStyle(one).backgroundColor), paper);
      });
    }
    for (const [colorScheme, paper] of [['light', 'rgb(255, 255, 255)'], ['dark', 'rgb(21, 23, 26)']]) {
      await inHost('plain', (await offered('frame', { count: 3 })).snippet, async ({ page }) => {
        assert.equal(await (await frameIn(page)).locator('.box').evaluate((one) => getComputedStyle(one).backgroundColor), paper);
      }, { colorScheme });
    }
  });
});

describe('narrow places', together, () => {
  const wider = (root) => [...root.querySelectorAll('*')].filter((one) => one.scrollWidth > one.clientWidth + 1 && !['inline', 'none'].includes(getComputedStyle(one).display) && one.clientWidth > 1)
    .map((one) => `${one.localName}.${one.className} ${one.scrollWidth} > ${one.clientWidth}`);
  for (const [name, options] of [['usual', { count: 5 }], ['rich', rich]]) {
    for (const [place, width, column] of [['200 % zoom', 320, 'auto'], ['a column of 160 px', 800, '160px']]) {
      test(`element ${name}: nothing is wider than its box in ${place}`, async () => {
        const { snippet } = await offered('element', options);
        await inHost('plain', `<div style="width:${column}">${snippet}</div>`, async ({ page }) => {
          await drawn(page);
          assert.deepEqual(await page.locator('masthead-headlines').evaluate((host, text) => new Function(`return ${text}`)()(host.shadowRoot), String(wider)), []);
          const height = await box(page).evaluate((one) => one.scrollHeight - one.clientHeight);
          assert.ok(height <= 1, `${height} px are cut off`);
        }, { width, deviceScaleFactor: 2 });
      });
      test(`frame ${name}: nothing is wider than its box in ${place}`, async () => {
        const { snippet } = await offered('frame', options);
        await inHost('plain', `<div style="width:${column}">${snippet}</div>`, async ({ page }) => {
          const frame = await frameIn(page);
          assert.deepEqual(await frame.evaluate((text) => new Function(`return ${text}`)()(document), String(wider)), []);
        }, { width, deviceScaleFactor: 2, bypassCSP: true });
      });
    }
  }
});

describe('keyboard', together, () => {
  const reached = async (page, places) => {
    const found = new Set();
    for (let i = 0; i < places + 8; i++) {
      await page.keyboard.press('Tab');
      for (const frame of page.frames()) {
        const href = await frame.evaluate(() => { let at = document.activeElement; while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement; return at?.closest?.('li') ? at.href : null; });
        if (href) found.add(href);
      }
    }
    return found.size;
  };
  for (const options of [{ count: 6 }, moving]) {
    test(`Tab reaches each headline of the element ${JSON.stringify(options)}`, async () => {
      await inHost('plain', (await offered('element', options)).snippet, async ({ page }) => { assert.equal(await reached(page, await drawn(page)), await rowsIn(page).count()); });
    });
    test(`Tab reaches each headline of the frame ${JSON.stringify(options)}`, async () => {
      await inHost('plain', (await offered('frame', options)).snippet, async ({ page }) => {
        const frame = await frameIn(page);
        const count = await frame.locator('li a').count();
        assert.equal(await reached(page, count), count);
      });
    });
  }
});

describe('the moving ticker', together, () => {
  // The state of the animation, by the shadow root or the frame's document.
  const states = { element: (page) => page.locator('masthead-headlines').evaluate((host) => host.shadowRoot.getAnimations().map((one) => one.playState)),
    frame: async (page) => (await frameIn(page)).evaluate(() => document.getAnimations().map((one) => one.playState)) };
  // What is told to a frame of another process takes a moment.
  const becomes = async (grade, page, ...wanted) => {
    for (let tries = 0; tries < 20 && String(await states[grade](page)) !== String(wanted); tries++) await page.waitForTimeout(50);
    assert.deepEqual(await states[grade](page), wanted);
  };
  for (const grade of ['element', 'frame']) {
    const ready = async (page) => (grade === 'element' ? (await drawn(page), page.locator('masthead-headlines')) : frameIn(page));
    test(`${grade}: is paused by mouse and goes on`, async () => {
      await inHost('plain', (await offered(grade, moving)).snippet, async ({ page }) => {
        const root = await ready(page);
        await becomes(grade, page, 'running');
        await root.locator('label').click();
        await page.mouse.move(1, 1);
        await becomes(grade, page, 'paused');
        const where = () => root.locator('li').first().evaluate((one) => one.getBoundingClientRect().left);
        const first = await where();
        await page.waitForTimeout(300);
        assert.equal(await where(), first, 'it stands still');
        await root.locator('label').click();
        await page.mouse.move(1, 1);
        await becomes(grade, page, 'running');
      });
    });
    test(`${grade}: is paused by keyboard`, async () => {
      await inHost('plain', (await offered(grade, moving)).snippet, async ({ page }) => {
        const root = await ready(page);
        await root.locator('.title a').focus();
        await page.keyboard.press('Tab');
        await page.keyboard.press('Space');
        await becomes(grade, page, 'paused');
        assert.equal(await root.locator('.pause').evaluate((one) => getComputedStyle(one.nextElementSibling).outlineStyle), 'solid', 'the focus is seen');
        await page.keyboard.press('Space');
        await becomes(grade, page, 'running');
      });
    });
    test(`${grade}: rests while it is pointed at or a headline has the focus`, async () => {
      await inHost('plain', (await offered(grade, moving)).snippet, async ({ page }) => {
        const root = await ready(page);
        await root.locator('.window').hover();
        await becomes(grade, page, 'paused');
        // A headless browser does not tell a frame that the mouse has left it.
        if (grade === 'element') {
          await page.mouse.move(1, 1);
          await becomes(grade, page, 'running');
        }
        await root.locator('li a').nth(2).focus();
        await becomes(grade, page, 'paused');
      });
    });
    test(`${grade}: stands still for who wants less motion, all can be reached, and no button is left over`, async () => {
      await inHost('plain', (await offered(grade, moving)).snippet, async ({ page }) => {
        const root = await ready(page);
        await becomes(grade, page);
        const { wide, way } = await root.locator('.window').evaluate((one) => ({ wide: one.scrollWidth > one.clientWidth, way: getComputedStyle(one).overflowX }));
        assert.ok(wide && way === 'auto');
        await root.locator('.title a').focus();
        await page.keyboard.press('Tab');
        const at = await (grade === 'element' ? page.locator('masthead-headlines').evaluate((host) => host.shadowRoot.activeElement.className) : root.evaluate(() => document.activeElement.className));
        assert.notEqual(at, 'pause');
      }, { reducedMotion: 'reduce' });
    });
  }
});

describe('axe finds nothing', together, () => {
  for (const hostPage of hostPages) for (const grade of ['list', 'frame', 'element']) for (const options of [rich, moving]) for (const colorScheme of ['light', 'dark']) {
    test(`${hostPage}, ${grade}, ${colorScheme} ${JSON.stringify(options)}`, async () => {
      await inHost(hostPage, (await offered(grade, options)).snippet, async ({ page }) => {
        if (grade === 'element') await drawn(page);
        if (grade === 'frame') await frameIn(page);
        const found = await axeViolations(page, hostPage === 'hostile' ? (grade === 'frame' ? 'iframe' : 'masthead-headlines') : undefined);
        // The list alone is the host's own HTML in its own colours.
        if (!(hostPage === 'hostile' && grade === 'list')) assert.deepEqual(found, []);
        // Whatever the console says now is about axe's own styles.
      }, { colorScheme, reducedMotion: 'reduce', faulty: true });
    });
  }
});

describe('options', together, () => {
  const titles = (page) => rowsIn(page).allInnerTexts();
  const both = async (options, look) => {
    const attributes = Object.entries(options).map(([name, value]) => `${name}="${value}"`).join(' ');
    await inHost('plain', element(attributes), async ({ page }) => { await drawn(page); await look(page.locator('masthead-headlines'), 'element', page); });
    const old = `<iframe title="Headlines" width="320" height="600" src="${origin(site)}${address(site, 'widget', `/widget?${new URLSearchParams(options)}`)}"></iframe>`;
    await inHost('plain', old, async ({ page }) => { await look(await frameIn(page), 'frame', page); });
  };
  const hrefs = (root) => root.locator('li a').evaluateAll((links) => links.map((link) => link.href));
  const of = async (path) => JSON.parse((await get(site, address(site, 'widget', path))).text).headlines.map((one) => one.url);

  test('count and section', () => both({ count: 4, section: 'culture' }, async (root) => assert.deepEqual(await hrefs(root), await of('/w/data/section-culture/4.json'))));
  test('tag', async () => {
    const front = (await get(site, new URL((await of('/w/data/all/1.json'))[0]).pathname)).text;
    const tag = front.match(/\/tag(?:\.cgi)?\/([a-z0-9-]+)"/)[1];
    await both({ tag }, async (root) => assert.deepEqual(await hrefs(root), await of(`/w/data/tag-${tag}/10.json`)));
  });
  test('lang', () => both({ lang: 'tr', count: 3 }, async (root) => {
    const data = JSON.parse((await get(site, address(site, 'widget', '/w/data/all/3.json', 'tr'))).text);
    assert.deepEqual(await hrefs(root), data.headlines.map((one) => one.url));
    assert.equal(await root.locator('.box').evaluate((one) => one.closest('[lang]').lang), 'tr');
  }));
  test('dates, standfirsts, pictures', async () => {
    await both({ count: 4, dates: 'no' }, async (root) => assert.deepEqual([await root.locator('time').count(), await root.locator('li p').count(), await root.locator('img').count()], [0, 0, 0]));
    await both({ count: 4 }, async (root) => assert.deepEqual([await root.locator('time').count(), await root.locator('li p').count(), await root.locator('img').count()], [4, 0, 0]));
    await both({ count: 4, ...rich, pictures: 'yes' }, async (root) => assert.ok(await root.locator('time').count() >= 4 && await root.locator('li p').count() > 0 && await root.locator('img').count() > 0));
  });
  test('theme and accent', () => both({ count: 2, theme: 'dark', accent: 'ffcc00' }, async (root) => {
    assert.equal(await root.locator('.box').evaluate((one) => getComputedStyle(one).backgroundColor), 'rgb(21, 23, 26)');
    assert.equal(await root.locator('.site').evaluate((one) => getComputedStyle(one).color), 'rgb(255, 204, 0)');
  }));
  test('ticker', async () => {
    await both({ ticker: 'moving' }, async (root) => assert.equal(await root.locator('.box.moving .pause').count(), 1));
    await both({ ticker: 'still', count: 5 }, async (root) => { assert.equal(await root.locator('.box.moving').count(), 0); assert.equal(await root.locator('.box.still').count(), 1); });
  });
  test('heading is for the element', async () => {
    await inHost('plain', element('heading="4" count="2"'), async ({ page }) => { await drawn(page); assert.equal(await page.locator('masthead-headlines >> h4').count(), 1); });
    assert.match((await offered('element', { heading: 4 })).snippet, / heading="4"/);
  });
  test('target: a new page, or the whole window from the element and from the frame with its own sandbox', async () => {
    for (const grade of ['element', 'frame']) {
      await inHost('plain', (await offered(grade, { count: 3, target: 'top' })).snippet, async ({ page }) => {
        const root = grade === 'element' ? (await drawn(page), page.locator('masthead-headlines >> [part=box]')) : await frameIn(page);
        await root.locator('li a').first().click();
        await page.waitForURL(/\/article/);
      }, { faulty: true });
      await inHost('plain', (await offered(grade, { count: 3 })).snippet, async ({ page, context }) => {
        const root = grade === 'element' ? (await drawn(page), page.locator('masthead-headlines >> [part=box]')) : await frameIn(page);
        for (const link of await root.locator('a').all()) {
          assert.equal(await link.getAttribute('target'), '_blank');
          assert.equal(await link.getAttribute('rel'), 'noopener');
        }
        const [story] = await Promise.all([context.waitForEvent('page'), root.locator('li a').first().click()]);
        await story.waitForURL(/\/article/);
        assert.equal(await story.evaluate(() => window.opener), null);
      }, { faulty: true });
    }
  });
  test('odd values are as if they were not there', async () => {
    for (const odd of ['count="x" section="" theme="<b>" accent="red" ticker="no" heading="9" target="no" unknown="1"', 'count="0" theme="pink" pictures="no" standfirsts="false"', 'count="900" accent="#12345"', 'count="-3"']) {
      await inHost('plain', element(odd), async ({ page }) => {
        assert.equal(await drawn(page), 10, odd);
        assert.equal(await page.locator('masthead-headlines >> h2').count(), 1);
        assert.deepEqual([await page.locator('masthead-headlines >> time').count(), await page.locator('masthead-headlines >> img').count(), await page.locator('masthead-headlines >> li p').count()], [10, 0, 0]);
      });
    }
    await inHost('plain', element('count="3" accent="#C8102E" theme="light" dates="0"'), async ({ page }) => {
      assert.equal(await drawn(page), 3);
      assert.equal(await page.locator('masthead-headlines >> .site').evaluate((one) => getComputedStyle(one).color), 'rgb(200, 16, 46)');
      assert.equal(await page.locator('masthead-headlines >> time').count(), 0);
    });
  });
  test('parts and properties belong to the host', async () => {
    const style = `<style>masthead-headlines { --masthead-paper: rgb(1, 2, 3); --masthead-ink: rgb(250, 251, 252); --masthead-accent: rgb(9, 200, 9); --masthead-soft: rgb(7, 7, 7); --masthead-rule: rgb(8, 8, 8); --masthead-font: monospace; }
      masthead-headlines::part(headline) { color: rgb(4, 5, 6); } masthead-headlines::part(title) { text-align: center; } masthead-headlines::part(item) { padding: 17px; }</style>`;
    await inHost('plain', style + element('count="2" standfirsts'), async ({ page }) => {
      await drawn(page);
      const css = (part, property) => page.locator(`masthead-headlines >> ${part}`).first().evaluate((one, name) => getComputedStyle(one)[name], property);
      assert.equal(await css('[part=box]', 'backgroundColor'), 'rgb(1, 2, 3)');
      assert.equal(await css('[part=box]', 'color'), 'rgb(250, 251, 252)');
      assert.match(await css('[part=box]', 'fontFamily'), /monospace/);
      assert.equal(await css('.site', 'color'), 'rgb(9, 200, 9)');
      assert.equal(await css('[part=standfirst]', 'color'), 'rgb(7, 7, 7)');
      assert.equal(await css('[part=item]', 'borderBottomColor'), 'rgb(8, 8, 8)');
      assert.equal(await css('[part=headline]', 'color'), 'rgb(4, 5, 6)');
      assert.equal(await css('[part=title]', 'textAlign'), 'center');
      assert.equal(await css('[part=item]', 'paddingTop'), '17px');
    });
  });
  test('the fonts are the host\u2019s', () => inHost('blog', element('count="2"'), async ({ page }) => {
    assert.match(await (await boxes(page)).evaluate((one) => getComputedStyle(one).fontFamily), /Arial/);
  }));
});

describe('old snippets', together, () => {
  for (const [old, canonical, rows] of [['/widget', '/w/auto/frame/all/10', 10], ['/widget?count=20', '/w/auto/frame/all/20', 20],
    ['/widget?count=3&section=culture&theme=dark&unknown=1', '/w/dark/frame/section-culture/3', 3],
    ['/widget?count=0&theme=pink&section=%2F..%2F&accent=zzz', '/w/auto/frame/all/10', 10], ['/widget?count=999', '/w/auto/frame/all/10', 10]]) {
    test(`${old} shows ${rows} headlines`, async () => {
      await inHost('plain', `<iframe title="Headlines" width="300" height="400" src="${origin(site)}${address(site, 'widget', old)}"></iframe>`, async ({ page }) => {
        const frame = await frameIn(page);
        assert.equal(new URL(frame.url()).pathname, address(site, 'widget', canonical));
        assert.equal(await frame.locator('li a').count(), rows);
      });
    });
  }
  test('/tr/widget', () => inHost('plain', `<iframe title="Headlines" src="${origin(site)}${address(site, 'widget', '/widget', 'tr')}"></iframe>`, async ({ page }) => {
    const frame = await frameIn(page);
    assert.equal(new URL(frame.url()).pathname, address(site, 'widget', '/w/auto/frame/all/10', 'tr'));
    assert.equal(await frame.locator('html').getAttribute('lang'), 'tr');
  }));
  test('a script of another site may read /widget.json', () => inHost('plain', '', async ({ page }) => {
    const data = await page.evaluate((url) => fetch(url).then((answer) => answer.json()), `${origin(site)}${address(site, 'widget', '/widget.json?count=5')}`);
    assert.equal(data.headlines.length, 5);
  }));
});

describe('"Add to website"', together, () => {
  const at = (language) => origin(site) + address(site, 'website', '/website', language);
  for (const language of languages) for (const width of [360, 1280]) {
    test(`${language}, ${width} px: whole, five lines or fewer, axe finds nothing`, async () => {
      for (const query of ['', '?ticker=moving', '?pictures=yes&standfirsts=yes&theme=dark']) {
        const { page, close, faults } = await open(at(language) + query, { width, reducedMotion: 'reduce' });
        for (const area of await page.locator('textarea').all()) {
          const lines = (await area.inputValue()).trim().split('\n').length;
          assert.ok(lines <= 5, `${lines} lines`);
        }
        await page.locator('.sample masthead-headlines').first().waitFor();
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth));
        assert.deepEqual(await axeViolations(page), [], query);
        assert.deepEqual(faults, []);
        await close();
      }
    });
  }
  test('works by GET without script', async () => {
    const { page, close } = await open(at('en'), { javaScript: false });
    await page.fill('#count', '7');
    await page.selectOption('#section', 'culture');
    await page.selectOption('#theme', 'dark');
    await page.locator('.choices button').click();
    await page.waitForURL(/count=7/);
    assert.equal(await page.inputValue('#count'), '7');
    assert.match(await page.inputValue('#frame'), /\/w\/dark\/frame\/section-culture\/7"/);
    assert.match(await page.inputValue('#element'), /<masthead-headlines section="culture" count="7" theme="dark">/);
    assert.ok(await page.locator('[data-copy-from]').first().isHidden(), 'no button that could do nothing');
    await close();
  });
  test('with script the choices change snippets and previews at once', async () => {
    const { page, close, faults } = await open(at('en'));
    await page.selectOption('#ticker', 'moving');
    await page.waitForFunction(() => /ticker="moving"/.test(document.querySelector('#element').value));
    assert.match(await page.locator('iframe.preview').getAttribute('src'), /-moving$/);
    await page.fill('#count', '3');
    await page.locator('#count').blur();
    await page.waitForFunction(() => /count="3"/.test(document.querySelector('#element').value));
    await page.waitForFunction(() => document.querySelector('.sample masthead-headlines[count="3"]')?.shadowRoot ?? document.querySelectorAll('.sample masthead-headlines[count="3"]')[1]?.shadowRoot);
    assert.match(page.url(), /count=3/);
    assert.deepEqual(faults, []);
    await close();
  });
  test('the preview frame is as high as its headlines', async () => {
    const { page, close } = await open(at('en') + '?count=6&standfirsts=yes');
    await settled(page);
    const frame = page.frames().find((one) => /\/frame\//.test(one.url()));
    const inside = await frame.locator('main').evaluate((main) => Math.ceil(main.getBoundingClientRect().height));
    assert.equal(Number(await page.locator('iframe.preview').getAttribute('height')), inside);
    await close();
  });
  test('V3.5.5 only the preview\u2019s own frame, of our own origin, says how high it is, and by a number', async () => {
    // Without the policy: it would keep a page of another origin out of the frame.
    const { page, close, faults } = await open(at('en') + '?count=6&standfirsts=yes', { bypassCSP: true });
    await settled(page);
    const height = () => page.locator('iframe.preview').getAttribute('height');
    const preview = () => page.frames().find((one) => /\/frame\//.test(one.url()));
    const right = { type: 'masthead:height', height: 4321 };
    const before = await height();
    const refused = async (what, say) => {
      await say();
      await page.evaluate(() => new Promise((done) => { setTimeout(done, 100); }));
      assert.equal(await height(), before, what);
    };
    await refused('the page itself', () => page.evaluate((data) => postMessage(data, '*'), right));
    await refused('another frame of our origin', () => page.evaluate((data) => {
      const other = document.body.appendChild(document.createElement('iframe'));
      const script = other.contentDocument.createElement('script');
      script.textContent = `parent.postMessage(${JSON.stringify(data)}, '*')`;
      other.contentDocument.body.append(script);
    }, right));
    for (const data of ['masthead:height', null, 4321, [], {}, { height: 4321 }, { type: 'height', height: 4321 }, { type: ['masthead:height'], height: NaN }, { type: 'masthead:height' },
      ...[null, '', '4321', [4321], {}, true, NaN, Infinity, -Infinity].map((one) => ({ type: 'masthead:height', height: one }))]) {
      await refused(JSON.stringify(data), () => preview().evaluate((said) => parent.postMessage(said, '*'), data));
    }
    for (const [said, shown] of [[4321, '4321'], [-5, '40'], [1e9, '10000'], [Number(before), before]]) {
      await preview().evaluate((value) => parent.postMessage({ type: 'masthead:height', height: value }, '*'), said);
      await page.waitForFunction((value) => document.querySelector('iframe.preview').getAttribute('height') === value, shown);
    }
    const stranger = lab.reply('html', `<script>parent.postMessage(${JSON.stringify(right)}, '*'); parent.postMessage('here', '*')</script>`);
    await refused('the frame, with a page of another origin in it', () => page.evaluate((url) => new Promise((done) => {
      addEventListener('message', ({ data }) => { if (data === 'here') done(); });
      document.querySelector('iframe.preview').src = url;
    }), stranger));
    assert.deepEqual(faults.filter((one) => /^script/.test(one)), []);
    await close();
  });
  test('copies the snippet', async () => {
    const { page, close, context } = await open(at('en'));
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.locator('[data-copy-from=frame]').click();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await page.inputValue('#frame'));
    await close();
  });
  test('an unknown section says so', async () => {
    assert.match((await get(site, address(site, 'website', '/website?section=none'))).text, /class="notice"/);
  });
});

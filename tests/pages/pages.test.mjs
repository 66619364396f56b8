// Every page of the site, on every engine, server and form of links: status, headers, what a reader sees.
import { test, describe } from 'node:test';
import assert from 'node:assert/strict';
import { sites, languages, address, get, post, attributes, link, origin, masthead, importStories, setClock, siteClock, hasClock, until }
  from '../lib/sites.mjs';

const story = (id, over = {}) => ({
  id, slug: `story-${id}`, title: `A plain story number ${id}`, standfirst: 'What it says in short.',
  body: ['First paragraph of the story.', 'Second paragraph of it.'], category: 'Culture',
  published_at: '2025-05-05T10:00:00Z', tags: ['Testing'], ...over,
});

for (const site of sites) describe(site.name, () => {
  const at = (program, path, language) => address(site, program, path, language);
  const page = async (path, status = 200) => {
    const answer = await get(site, path);
    assert.equal(answer.status, status, `${path}\n${answer.text.slice(0, 400)}`);
    return answer;
  };

  for (const language of languages) {
    test(`${language}: each page of the table answers in the frame`, async () => {
      const paths = [
        at('mainpage', '/', language), at('section', '/latest', language), at('section', '/section/culture', language),
        at('gallery', '/photos', language), at('gallery', '/videos', language), at('archive', '/archive', language),
        at('search', '/search', language), at('contact', '/contact', language), at('favorites', '/favorites', language),
        at('homepage', '/homepage', language), at('website', '/website', language),
        at('page', '/page/imprint', language), at('page', '/page/about', language), at('page', '/page/privacy', language)];
      for (const path of paths) {
        const { text, headers } = await page(path);
        assert.match(text, new RegExp(`<html lang="${language}"`), path);
        assert.match(headers.get('content-type'), /^text\/html; charset=utf-8$/i);
        assert.equal(Number(headers.get('content-length') ?? text.length) > 0, true);
        assert.match(text, /<\/html>\s*$/, `${path} is whole`);
        for (const [program, target] of [['homepage', '/homepage'], ['favorites', '/favorites'], ['website', '/website'],
          ['archive', '/archive'], ['mainpage', '/'], ['gallery', '/photos'], ['gallery', '/videos'], ['contact', '/contact'],
          ['section', '/latest'], ['section', '/section/news']]) {
          assert.ok(attributes(text, 'a', 'href').includes(at(program, target, language)), `${path} links to ${target}`);
        }
        const csp = headers.get('content-security-policy');
        assert.match(csp, /^default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'/);
        assert.doesNotMatch(csp, /unsafe/);
        assert.match(csp, /manifest-src 'self'/);
        assert.match(csp, /frame-ancestors 'none'/);
        assert.equal(headers.get('x-content-type-options'), 'nosniff');
        assert.equal(headers.get('x-frame-options'), 'DENY');
        assert.equal(headers.get('set-cookie'), null, `${path} sets no cookie`);
      }
    });

    test(`${language}: the way from the front page to a story, its print view and back`, async () => {
      const front = (await page(at('mainpage', '/', language))).text;
      const path = link(front, /\/article(\.cgi)?\/([a-z]{2}\/)?\d+\/[a-z0-9-]+$/);
      const article = (await page(path)).text;
      assert.match(article, /<time[^>]+datetime="\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+\d\d:\d\d"/);
      assert.match(article, /\d\d\/\d\d\/\d{4}/);
      assert.match(article, /<script type="application\/ld\+json">/);
      const json = JSON.parse(article.match(/<script type="application\/ld\+json">(.*?)<\/script>/s)[1]);
      assert.equal(json['@graph'][0]['@type'], 'NewsArticle');
      assert.equal(attributes(article, 'link', 'href').includes(origin(site) + path), true, 'canonical');
      const print = await page(path + '/print');
      assert.match(print.text, /<meta name="robots" content="noindex/);
      assert.ok(attributes(print.text, 'link', 'href').includes(origin(site) + path), 'canonical of the print view');
      assert.ok(print.text.includes(origin(site) + path), 'source address in print');
    });
  }

  test('LAST MINUTE is a list of 20 headlines', async () => {
    const { text } = await page(at('mainpage', '/'));
    const ticker = text.match(/<ul[^>]*class="[^"]*ticker[^"]*"[^>]*>(.*?)<\/ul>/s)?.[1] ?? text.match(/ticker.*?<ul[^>]*>(.*?)<\/ul>/s)[1];
    assert.equal((ticker.match(/<li/g) ?? []).length, 20);
  });

  test('a wrong slug or language moves, an unknown id is 404, a withdrawn story 410', async () => {
    const front = (await page(at('mainpage', '/'))).text;
    const right = link(front, /\/article(\.cgi)?\/\d+\/[a-z0-9-]+$/);
    const wrong = await page(right.replace(/[^/]+$/, 'wrong-slug'), 301);
    assert.equal(wrong.headers.get('location'), origin(site) + right);
    const id = right.match(/\/(\d+)\//)[1];
    const language = await page(at('article', `/article/${id}/x`, 'tr'), 301);
    assert.equal(language.headers.get('location'), origin(site) + right);
    for (const bad of ['999999999', '0', '-1', '18446744073709551616', '1e9', '%EF%BC%91%EF%BC%92', '01', '+3']) {
      await page(at('article', `/article/${bad}/x`), 404);
    }
    importStories(site, [story(1)], 'withdraw');
    const row = masthead(site, 'article', 'list', '--language', 'en', '--limit', '500').split('\n')
      .find((line) => line.includes('A plain story number 1'));
    const withdrawn = row.trim().match(/^\d+/)[0];
    const url = at('article', `/article/${withdrawn}/story-1`);
    await page(url);
    masthead(site, 'article', 'withdraw', withdrawn);
    const gone = await page(url, 410);
    assert.match(gone.text, /M203/);
    assert.match(gone.text, /<html lang="en"/);
  });

  test('a scheduled story appears in its second', async () => {
    const real = !hasClock(site);
    const soon = real ? 4 : 60;
    const now = siteClock(site);
    const iso = (seconds) => new Date(seconds * 1000).toISOString().replace('.000', '');
    const title = real ? 'Scheduled for the coming seconds' : 'Scheduled for the coming minute';
    importStories(site, [story(2, { title, slug: 'scheduled', published_at: iso(now + soon) })], 'schedule');
    const latest = at('section', '/latest');
    try {
      assert.ok(!(await page(latest)).text.includes(title));
      if (!real) {
        setClock(site, now + soon - 1);
        assert.ok(!(await page(latest)).text.includes(title));
        setClock(site, now + soon);
      }
      await until(real ? (now + soon) * 1000 + 100 : 0);
      assert.ok((await page(latest)).text.includes(title));
      assert.ok((await page(at('feed', '/feed.xml'))).text.includes(title));
      assert.ok((await page(at('widget', '/w/data/all/10.json'))).text.includes(title));
    } finally {
      if (!real) setClock(site, now);
    }
  });

  test('pages of a section go to the end and back', async () => {
    importStories(site, Array.from({ length: 65 }, (_, i) => story(100 + i,
      { category: 'Paging', published_at: '2025-05-05T10:00:00Z', slug: `paging-${i}`, title: `Paging story ${i}` })), 'paging');
    const titles = new Set();
    let path = at('section', '/section/paging');
    const visited = [];
    for (;;) {
      const { text } = await page(path);
      visited.push(path);
      for (const [, title] of text.matchAll(/>\s*(Paging story \d+)\s*</g)) titles.add(title);
      const older = attributes(text, 'a', 'rel').includes('next') && text.match(/<a[^>]*rel="next"[^>]*>/)[0];
      if (!older) break;
      path = attributes(older, 'a', 'href')[0];
    }
    assert.equal(titles.size, 65);
    assert.equal(visited.length, 4);
    const back = [];
    for (;;) {
      const { text } = await page(path);
      back.push(path);
      const newer = text.match(/<a[^>]*rel="prev"[^>]*>/);
      if (!newer) break;
      path = attributes(newer[0], 'a', 'href')[0];
    }
    assert.deepEqual(back.reverse(), visited);
    await page(at('section', '/section/paging/before/1-1'), 404);
    await page(at('section', '/section/paging/before/zzz'), 404);
  });

  test('the archive is finite and leads to the stories', async () => {
    const years = (await page(at('archive', '/archive'))).text;
    const year = link(years, /\/archive(\.cgi)?\/2025$/);
    const months = (await page(year)).text;
    const month = link(months, /\/2025\/05$/);
    const days = (await page(month)).text;
    const day = link(days, /\/2025\/05\/05$/);
    assert.match((await page(day)).text, /Paging story/);
    for (const path of ['1999', '2025/13', '2025/00', '2025/02', '2025/02/30', '2025/5/5', '9999/01/01', '2025/05/04', '0000']) {
      await page(at('archive', `/archive/${path}`), 404);
    }
  });

  test('search finds letters of Turkish and Azerbaijani however they are typed', async () => {
    importStories(site, [
      story(300, { slug: 'sirnak', title: 'Şırnak yolunda çalışma', standfirst: 'Azərbaycan üçün xəbər.', body: ['İstanbul ve Iğdır.'], tags: ['Ulaşım'] }),
      story(301, { slug: 'short', title: 'The to be or not', standfirst: 'x', body: ['a b c'], tags: ['X'] }),
    ], 'letters', '--language', 'en');
    const finds = async (q) => {
      const { text } = await page(at('search', `/search?q=${encodeURIComponent(q)}`));
      return text.includes('yolunda');
    };
    for (const q of ['sirnak', 'ŞIRNAK', 'Şırnak', 'azerbaycan', 'AZƏRBAYCAN', 'azərbaycan', 'İSTANBUL', 'istanbul', 'igdir', 'ulasim', 'sirn', 'S\u0327\u0131rnak']) {
      assert.equal(await finds(q), true, q);
    }
    const { text } = await page(at('search', '/search?q=the+to+be'));
    assert.match(text, /or not/);
    const marked = (await page(at('search', '/search?q=sirnak'))).text;
    assert.match(marked, /<mark>Şırnak/);
    for (const q of ["' OR 1=1 -- ", '+-><()~*"@', '%', '_', '*/', '"', 'xyzzyplugh', 'a'.repeat(200), '%%%%', '\\']) {
      await page(at('search', `/search?q=${encodeURIComponent(q)}`));
    }
    await page(at('search', `/search?q=${'a'.repeat(201)}`), 400);
    await page(at('search', '/search?q=sirnak&page=2'), 404);
    await page(at('search', '/search?q=a&page=21'), 404);
    await page(at('search', '/search?q=sirnak&section=culture&from=2025-05-05&to=2025-05-05&order=newest'));
    assert.match((await page(at('search', '/search?q=sirnak&from=2025-05-06&to=2025-05-04'))).text, /<mark>Şırnak/, 'from the later day');
    const none = (await page(at('search', '/search?q=sirnak&from=2026-01-01'))).text;
    assert.doesNotMatch(none, /<mark>Şırnak/);
  });

  test('the contact form: errors keep the text, a message gets a receipt and is stored once', async () => {
    const path = at('contact', '/contact');
    const form = await page(path);
    assert.equal(form.headers.get('cache-control'), 'no-store');
    const token = form.text.match(/name="token"[^>]*value="([^"]+)"/)?.[1] ?? form.text.match(/value="([^"]+)"[^>]*name="token"/)[1];
    const fields = { token, kind: 'general', name: 'Ayşe Reader', email: 'reader@example.org', subject: 'Hello', body: 'A <b>letter</b> & more', comment: '' };
    const bad = await post(site, path, { ...fields, email: 'nobody', name: '' });
    assert.equal(bad.status, 422);
    assert.match(bad.text, /A &lt;b&gt;letter&lt;\/b&gt; &amp; more/);
    assert.match(bad.text, /value="nobody"/);
    assert.match(bad.text, /aria-invalid="true"/);
    const first = await post(site, path, fields);
    assert.equal(first.status, 200, first.text.slice(0, 500));
    const receipt = first.text.match(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/)[0];
    const again = await post(site, path, fields);
    assert.ok(again.text.includes(receipt), 'the same letter has the same receipt');
    const other = await post(site, path, { ...fields, body: 'Another text' });
    assert.equal(other.status, 200);
    assert.ok(!other.text.includes(receipt), 'another text has another receipt');
    for (const email of ['a@b', 'a@b@c.example', '"a b"@c.example', 'a@[127.0.0.1]', 'a'.repeat(65) + '@c.example', 'a@b.cz\r\nBcc: x@y.example']) {
      assert.equal((await post(site, path, { ...fields, email })).status, 422, email);
    }
    for (const email of ['a+tag@b.example', 'ə@müller.example']) {
      assert.equal((await post(site, path, { ...fields, email, body: email })).status, 200, email);
    }
  });

  test('a form without its token or from elsewhere is refused with the text kept', async () => {
    const path = at('contact', '/contact');
    const fields = { kind: 'general', name: 'N', email: 'a@b.example', subject: 's', body: 'kept text,\nin two lines' };
    for (const [extra, headers] of [[{}, {}], [{ token: 'x' }, {}], [{}, { 'Sec-Fetch-Site': 'cross-site' }]]) {
      const answer = await post(site, path, { ...fields, ...extra }, headers);
      assert.equal(answer.status, 403);
      assert.match(answer.text, /kept text,\r?\nin two lines/);
      assert.match(answer.text, /name="token"/);
    }
    assert.equal((await post(site, path + '?token=1.1.1', fields)).status, 403);
  });

  test('favorites: add, list, remove; refused from elsewhere', async () => {
    const front = (await page(at('mainpage', '/'))).text;
    const id = link(front, /\/article(\.cgi)?\/\d+\/[a-z0-9-]+$/).match(/\/(\d+)\//)[1];
    const path = at('favorites', '/favorites');
    const added = await post(site, path, { action: 'add', id });
    assert.equal(added.status, 303);
    assert.equal(added.headers.get('location'), origin(site) + path);
    const cookie = added.headers.get('set-cookie');
    assert.match(cookie, /HttpOnly/);
    assert.match(cookie, /SameSite=Lax/);
    const value = cookie.split(';')[0];
    const list = await get(site, path, { headers: { Cookie: value } });
    assert.ok(list.text.includes(`/${id}/`));
    assert.match(list.headers.get('cache-control'), /no-store/);
    const removed = await post(site, path, { action: 'remove', id }, { Cookie: value });
    assert.match(removed.headers.get('set-cookie'), /Max-Age=0/);
    assert.equal((await post(site, path, { action: 'add', id }, { 'Sec-Fetch-Site': 'cross-site' })).status, 403);
    assert.equal((await post(site, path, { action: 'add', id: '-1' })).status, 400);
    assert.equal((await post(site, path, { action: 'drop', id })).status, 400);
    for (const junk of ['favorites=abc', 'favorites=1.x.2', `favorites=${'1.'.repeat(1500)}`, 'favorites=1; favorites=2']) {
      assert.equal((await get(site, path, { headers: { Cookie: junk } })).status, 200, junk);
    }
  });

  test('the widget as a page and as JSON; unknown options are ignored', async () => {
    const led = async (path) => {
      const { headers } = await page(path, 301);
      return page(headers.get('location').slice(origin(site).length));
    };
    const frame = await led(at('widget', '/widget?count=20&section=culture&theme=dark&callback=alert'));
    assert.match(frame.headers.get('content-security-policy'), /frame-ancestors \*/);
    assert.equal(frame.headers.get('x-frame-options'), null);
    const json = await led(at('widget', '/widget.json?count=5'));
    assert.match(json.headers.get('content-type'), /^application\/json/);
    assert.equal(json.headers.get('access-control-allow-origin'), '*');
    const data = JSON.parse(json.text);
    assert.equal(data.headlines.length, 5);
    assert.ok(data.headlines[0].url.startsWith(origin(site)));
    assert.equal(JSON.parse((await led(at('widget', '/widget.json?count=0'))).text).headlines.length, 10);
  });

  test('health', async () => {
    const health = await page(at('healthz', '/healthz'));
    const said = JSON.parse(health.text);
    assert.deepEqual(Object.keys(said).sort(), ['database', 'database_servers', 'database_servers_away', 'schema', 'status']);
    assert.equal(said.status, 'ok');
    assert.equal(said.database, 'up');
    for (const key of ['schema', 'database_servers', 'database_servers_away']) assert.ok(Number.isInteger(said[key]), key);
    assert.equal(health.headers.get('cache-control'), 'no-store');
  });

  test('conditional requests and HEAD', async () => {
    const path = at('section', '/latest');
    // The program's answer and the file that is published from then on have tags of their own.
    await page(path);
    const full = await page(path);
    const etag = full.headers.get('etag');
    // nginx marks the tag of what it compresses as weak, Apache may add -gzip.
    assert.match(etag, site.published === 'yes' ? /^(W\/)?"[0-9a-f-]+(-gzip)?"$/ : /^(W\/)?"[0-9a-f]{32}(-gzip)?"$/);
    const unchanged = await get(site, path, { headers: { 'If-None-Match': etag } });
    assert.equal(unchanged.status, 304);
    for (const junk of ['garbage', '"x", "y"', 'W/']) {
      assert.equal((await get(site, path, { headers: { 'If-None-Match': junk } })).status, 200);
    }
    assert.equal((await get(site, path, { headers: { 'If-Modified-Since': 'Fri, 31 Dec 1899 99:99:99 GMT' } })).status, 200);
    for (const [program, one] of [['section', '/latest'], ['mainpage', '/'], ['contact', '/contact'], ['feed', '/feed.xml'], ['healthz', '/healthz'], ['article', '/article/9/none']]) {
      const head = await get(site, at(program, one), { method: 'HEAD' });
      assert.equal(head.text, '');
      assert.equal(head.status, (await get(site, at(program, one))).status);
    }
  });

  test('odd paths move to the canonical one or are unknown', async () => {
    if (site.links === 'clean') {
      for (const path of ['//latest', '/latest/', '/en/latest']) {
        const answer = await get(site, site.base + path);
        assert.ok([301, 404].includes(answer.status), `${path}: ${answer.status}`);
        if (answer.status === 301) assert.equal(answer.headers.get('location'), origin(site) + site.base + '/latest');
      }
      const moved = await get(site, site.base + '/search/?q=a%26b&unknown=1');
      assert.equal(moved.headers.get('location'), origin(site) + site.base + '/search?q=a%26b');
    }
    for (const path of ['/nothing', '/article', '/photos/1/x/0', '/photos/1/x/999', '/tag/none', '/section/none', '/page/none', '/..%2f..%2fetc%2fpasswd', '/' + 'a'.repeat(4000)]) {
      const answer = await get(site, site.base + (site.links === 'clean' ? path : '/cgi-bin/masthead.cgi' + path));
      // Apache itself answers 403 to a name longer than its file system allows.
      assert.ok([400, 403, 404, 414].includes(answer.status), `${path}: ${answer.status}`);
    }
  });
});

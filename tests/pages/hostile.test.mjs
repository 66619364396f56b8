// Bad input and its right answer: RELIABILITY, tables A to D and G, as far as the reader's pages can meet
// them. Each answer stands in the site's frame and carries a code.
import { test, describe } from 'node:test';
import assert from 'node:assert/strict';
import { sites, address, get, post, raw, rawStatus, origin, importStories, link } from '../lib/sites.mjs';

const hostile = {
  script: '<script>alert(1)</script>', image: '"><img src=x onerror=alert(1)>', title: '</title><h1>x',
  textarea: '</textarea><h1>x', comment: '--><h1>x', quote: '\'"`\u2028</script>', template: '{{X}} {{%AUTOESCAPE}}',
};

for (const site of sites) describe(site.name, () => {
  const at = (program, path, language) => address(site, program, path, language);
  const { host } = new URL(site.url);
  const request = (method, path, headers = [], body = '') =>
    `${method} ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n${headers.map((h) => h + '\r\n').join('')}\r\n${body}`;
  const form = 'Content-Type: application/x-www-form-urlencoded';
  const framed = (answer, status) => {
    assert.equal(answer.status, status, answer.text.slice(0, 300));
    assert.match(answer.text, /M\d{3}/, 'a code');
    assert.match(answer.text, /<\/html>\s*$/);
    assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'/);
  };

  test('A1 POST without a length', async () => {
    const status = await rawStatus(site, request('POST', at('contact', '/contact'), [form, 'Transfer-Encoding: chunked'], '5\r\na=b&c\r\n0\r\n\r\n'));
    // nginx and mod_fcgid buffer a chunked body and announce its length; Apache itself does not.
    assert.ok(site.server === 'nginx' || site.mode === 'fastcgi' ? [403, 411].includes(status) : status === 411, String(status));
  });

  test('A3 a body over the limit', async () => {
    const answer = await post(site, at('contact', '/contact'), 'body=' + 'x'.repeat(64 * 1024));
    assert.equal(answer.status, 413);
    assert.match(answer.text, /M\d{3}/);
  });

  test('A6 2 MB to every route: refused, and the site goes on', async () => {
    const body = 'x'.repeat(2 * 1024 * 1024);
    const paths = [at('mainpage', '/'), at('widget', '/widget'), at('contact', '/contact'), at('search', '/search'), at('article', '/article/1/x')];
    const answers = await Promise.all(paths.map((path) => post(site, path, body).catch((error) => ({ status: 413, text: String(error) }))));
    for (const answer of answers) assert.ok([405, 413].includes(answer.status), String(answer.status));
    assert.equal((await get(site, at('mainpage', '/'))).status, 200);
  });

  test('A7 GET with a body', async () => {
    assert.equal(await rawStatus(site, request('GET', at('section', '/latest'), ['Content-Length: 5'], 'hello')), 200);
  });

  test('A8 other methods', async () => {
    for (const method of ['PUT', 'DELETE', 'FOO', 'post', 'OPTIONS', 'PATCH']) {
      const text = await raw(site, request(method, at('mainpage', '/'), ['Content-Length: 0']));
      assert.ok(/^HTTP\/1\.1 (405|501|400)/.test(text), `${method}: ${text.slice(0, 60)}`);
      if (/^HTTP\/1\.1 405/.test(text) && /M\d{3}/.test(text)) assert.match(text, /\r\nAllow: GET, HEAD/i);
    }
    framed(await post(site, at('mainpage', '/'), 'a=b'), 405);
  });

  test('A10 media types of a form', async () => {
    for (const type of ['text/plain', 'application/json', 'application/x-www-form-urlencodedXYZ', 'multipart/form-data; boundary=x', '']) {
      const answer = await get(site, at('contact', '/contact'), { method: 'POST', headers: { 'Content-Type': type }, body: 'a=b' });
      framed(answer, 415);
    }
  });

  test('A12-A15 bytes of a query', async () => {
    const q = (text) => get(site, at('search', '/search') + '?' + text);
    for (const bad of ['q=%C0%AF', 'q=%ED%A0%80', 'q=%F5%80%80%80', 'q=%80', 'q=%00', 'q=%01', 'q=%', 'q=%4', 'q=%zz', 'q=%u0041', 'q=1&q=2']) {
      framed(await q(bad), 400);
    }
    assert.match((await q('q=%2527')).text, /value="%27"/);
    for (const fine of ['x=1&x=2', 'Q=1', 'q[]=1', 'utm_source=<script>', 'a;b=2', 'page=1;x=2&q=a'.replace('page=1;x=2&', '')]) {
      const answer = await q(fine);
      assert.equal(answer.status, 200, fine);
      assert.doesNotMatch(answer.text, /utm_source|<script>alert/);
    }
  });

  test('A16, A17 long queries and many fields', async () => {
    assert.ok([400, 414].includes((await get(site, at('search', '/search') + '?q=' + 'a'.repeat(9000))).status));
    framed(await post(site, at('contact', '/contact'), 'a=&'.repeat(10000) + 'b='), 400);
  });

  test('A22 cookies that make no sense', async () => {
    for (const cookie of ['a', '=', ';;;', 'favorites', 'x'.repeat(7000), 'favorites="1']) {
      assert.equal((await get(site, at('favorites', '/favorites'), { headers: { Cookie: cookie } })).status, 200, cookie.slice(0, 20));
    }
  });

  test('B1 text is data', async () => {
    for (const evil of ["' OR 1=1 -- ", '\\', '%25', '_', '*/', '\u{bf27}']) {
      const word = encodeURIComponent(evil);
      assert.ok([301, 404].includes((await get(site, at('section', `/section/${word}`))).status), evil);
      assert.ok([301, 404].includes((await get(site, at('article', `/article/${word}/x`))).status), evil);
      assert.ok([301, 404].includes((await get(site, at('archive', `/archive/${word}`))).status), evil);
      assert.ok([200, 400].includes((await get(site, at('search', `/search?q=a&order=${word}&section=${word}&from=${word}`))).status));
    }
    assert.equal((await get(site, at('search', "/search?q=a&page=1'"))).status, 404);
  });

  test('C hostile text is shown as text on every page that can show it', async () => {
    const stories = Object.entries(hostile).map(([name, text], i) => ({
      id: 500 + i, slug: `hostile-${name}`, title: `H ${text}`, standfirst: `S ${text}`,
      body: [`B ${text} [x](javascript:alert(1)) ![y](javascript:alert(1)) <b>b</b>`], category: 'Hostile',
      published_at: '2025-06-06T10:00:00Z', tags: [`T ${text}`, 'Hostile tag'],
    }));
    importStories(site, stories, 'hostile', '--language', 'en');
    const section = await get(site, at('section', '/section/hostile'));
    const paths = [at('section', '/section/hostile'), at('feed', '/section/hostile/feed.xml'), at('feed', '/section/hostile/atom.xml'), at('feed', '/tag/hostile-tag/feed.json'), at('tag', '/tag/hostile-tag'),
      at('search', '/search?q=hostile'), at('archive', '/archive/2025/06/06'), at('widget', '/w/auto/frame/section-hostile/50-standfirsts'),
      at('widget', '/w/data/section-hostile/50-standfirsts.json'), at('widget', '/w/list/section-hostile/50'), at('website', '/website?section=hostile&standfirsts=yes')];
    for (const [, path] of section.text.matchAll(/href="([^"]*\/hostile-[a-z]+)"/g)) paths.push(path, path + '/print');
    assert.ok(paths.length > 14);
    for (const path of paths) {
      const { text, status } = await get(site, path);
      assert.equal(status, 200, path);
      assert.doesNotMatch(text, /<script>alert|<img src=x|<h1>x|href="javascript|src="javascript/, path);
      assert.doesNotMatch(text, /\{\{%AUTOESCAPE/.test(text) && /&\{\{/ .test(text) ? /^$/ : /<\/title><h1/, path);
    }
    for (const text of Object.values(hostile)) {
      const { text: page } = await get(site, at('search', `/search?q=${encodeURIComponent(text)}`));
      assert.doesNotMatch(page, /<script>alert|<img src=x|<h1>x/);
    }
  });

  test('C-8 error pages do not echo the path', async () => {
    const answer = await get(site, at('section', '/section/%3Cscript%3Ealert(1)'));
    framed(answer, 404);
    assert.doesNotMatch(answer.text, /alert\(1\)/);
  });

  test('G-1, G-2 nothing but the site is served', async () => {
    const base = site.base;
    for (const path of ['/masthead.conf', '/var/secret', '/.git/config', '/templates/frame.tpl', '/sql/sqlite/0001-site.sql',
      '/assets/../masthead.conf', '/assets/%2e%2e/masthead.conf', '/assets/..%2fmasthead.conf', '/media/..%5c..%5cmasthead.conf',
      '/assets/', '/media/', '/assets/masthead.css~', '/assets/masthead.css.bak', '/cgi-bin/../masthead.conf', '/cgi-bin/nothing.cgi']) {
      const answer = await raw(site, request('GET', base + path));
      assert.match(answer, /^HTTP\/1\.1 (400|403|404)/, `${path}: ${answer.slice(0, 40)}`);
      assert.doesNotMatch(answer, /database = |AUTOESCAPE|CREATE TABLE/, path);
    }
  });

  test('I1 headers of proxies change nothing', async () => {
    const path = at('section', '/latest');
    const plain = await get(site, path);
    for (const header of ['X-Forwarded-Host', 'X-Forwarded-Proto', 'X-Forwarded-Prefix', 'X-Original-URL', 'X-Rewrite-URL', 'Forwarded', 'X-HTTP-Method-Override', 'Proxy']) {
      const answer = await get(site, path, { headers: { [header]: 'evil.example' } });
      assert.equal(answer.text, plain.text, header);
    }
    const evil = await raw(site, `GET ${path} HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n`);
    assert.doesNotMatch(evil, /evil\.example/);
  });

  test('static files carry the safety headers', async () => {
    const css = link((await get(site, at('mainpage', '/'))).text.replaceAll('<link', '<a'), /masthead\.css/);
    const answer = await get(site, css);
    assert.equal(answer.status, 200);
    assert.match(answer.headers.get('content-type'), /^text\/css/);
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
    assert.match(answer.headers.get('cache-control'), /max-age=31536000/);
    assert.equal(new URL(origin(site) + css).pathname.startsWith(site.base), true);
  });
});

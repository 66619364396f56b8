// Bad input and its right answer, named by its row in docs/security.md, on every engine, server and form of links.
// Each answer stands in the site's frame and carries a code. (A6 is tests/pages/flood.test.mjs, A20 and what only a
// server could garble tests/pages/cgi.test.mjs, table C in a browser tests/browser/xss.test.mjs.)
import { test, describe } from 'node:test';
import { spawnSync } from 'node:child_process';
import assert from 'node:assert/strict';
import net from 'node:net';
import { readFileSync, readdirSync } from 'node:fs';
import { sites, address, attributes, get, post, raw, rawStatus, origin, importStories, link, masthead } from '../lib/sites.mjs';
import { unescapeHtml } from '../lib/html.mjs';
import { tableOfPages } from '../lib/own-sites.mjs';

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

  test('A2 lengths that are no number', async () => {
    const path = at('contact', '/contact');
    for (const length of ['-1', '+3', '3abc', '0x10', '1e3', '3, 4', '99999999999999999999']) {
      const status = await rawStatus(site, request('POST', path, [form, `Content-Length: ${length}`], 'a=b'));
      assert.ok([400, 411, 413].includes(status), `${length}: ${status}`);
    }
    const twice = await rawStatus(site, request('POST', path, [form, 'Content-Length: 3', 'Content-Length: 4'], 'a=bc'));
    assert.equal(twice, 400);
  });

  test('V4.2.1 Transfer-Encoding and Content-Length together: no hidden request is run, nothing is stored', async () => {
    const path = at('contact', '/contact');
    const token = (await get(site, path)).text.match(/name="token" value="([^"]+)"/)[1];
    const mark = `smuggled-${Date.now()}`;
    const letter = new URLSearchParams({ token, kind: 'tip', name: 'Ada', email: 'ada@example.org', subject: mark, body: 'A hidden letter.', comment: '' }).toString();
    const whole = (method, target, body, headers = []) => `${method} ${target} HTTP/1.1\r\nHost: ${host}\r\n${headers.map((h) => h + '\r\n').join('')}\r\n${body}`;
    const hidden = whole('POST', path, letter, [form, 'Sec-Fetch-Site: same-origin', `Content-Length: ${letter.length}`, 'Connection: close']);
    const stored = () => masthead(site, 'message', 'list', '--state', 'all', '--limit', '1000').includes(mark);
    const chunks = `0\r\n\r\n${hidden}`;
    const size = hidden.length.toString(16);
    // The hidden request is a body to one who goes by the length, and the next request to one who goes by the chunks;
    // and the other way round.
    const both = [];
    // To our servers the last two are no Transfer-Encoding: a line that goes on, and another name.
    const lookalikes = ['X: x\r\n Transfer-Encoding: chunked', 'Transfer_Encoding: chunked'];
    for (const encoding of ['Transfer-Encoding: chunked', 'Transfer-Encoding: Chunked', 'Transfer-Encoding:\tchunked', 'Transfer-Encoding: identity, chunked', 'Transfer-Encoding: chunked, identity', 'Transfer-Encoding: xchunked',
      'Transfer-Encoding : chunked', 'X: x\nTransfer-Encoding: chunked', 'Transfer-Encoding: gzip, chunked', 'Transfer-Encoding: chunked\r\nTransfer-Encoding: identity', ...lookalikes]) {
      for (const [method, target] of [['POST', path], ['GET', at('section', '/latest')]]) {
        both.push([`${method} ${encoding}, the length of all`, whole(method, target, chunks, [form, `Content-Length: ${chunks.length}`, encoding])]);
        if (!lookalikes.includes(encoding)) both.push([`${method} ${encoding}, the length of the first line`, whole(method, target, `${size}\r\n${hidden}\r\n0\r\n\r\n`, [form, encoding, `Content-Length: ${size.length + 2}`])]);
      }
    }
    const answers = await Promise.all(both.map(([, text]) => raw(site, text, 3000)));
    for (const [i, [what]] of both.entries()) {
      const statuses = [...answers[i].matchAll(/^HTTP\/1\.1 (\d{3})/mg)].map(([, status]) => Number(status));
      assert.ok(statuses.length > 0, `${what}: no answer`);
      // What follows a body whose end is doubted is at most refused.
      for (const status of statuses.slice(1)) assert.ok(status >= 400, `${what}: a second answer, ${statuses}`);
      assert.ok(!what.startsWith('POST') || statuses[0] >= 400, `${what}: ${statuses}`);
      assert.doesNotMatch(answers[i], /\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b/, `${what}: a receipt`);
    }
    masthead(site, 'tick', '--for', '0');
    assert.equal(stored(), false);
    // The same letter sent openly is stored: the form was right.
    assert.match(await raw(site, hidden), /^HTTP\/1\.1 200/);
    assert.equal(stored(), true);
  });

  test('A3 a body over the limit', async () => {
    const answer = await post(site, at('contact', '/contact'), 'body=' + 'x'.repeat(64 * 1024));
    assert.equal(answer.status, 413);
    assert.match(answer.text, /M\d{3}/);
  });

  test('A4 a client that leaves before the end of its form', async () => {
    const { hostname, port } = new URL(site.url);
    await Promise.all(Array.from({ length: 12 }, () => new Promise((resolve) => {
      const socket = net.connect(Number(port), hostname, () => {
        socket.write(request('POST', at('contact', '/contact'), [form, 'Content-Length: 30000'], 'body=never-finished'), () => setTimeout(() => { socket.destroy(); resolve(); }, 100));
      });
      socket.on('error', resolve);
    })));
    const began = Date.now();
    for (const answer of await Promise.all(Array.from({ length: 12 }, () => get(site, at('homepage', '/homepage'))))) assert.equal(answer.status, 200);
    assert.ok(Date.now() - began < 8000, 'a worker waited for them');
  });

  test('A5 a form that is longer than it says', async () => {
    const text = await raw(site, request('POST', at('contact', '/contact'), [form, 'Content-Length: 6'], 'name=xsubject=SMUGGLED&body=y'));
    assert.match(text, /^HTTP\/1\.1 403/);
    assert.match(text, /name="name" value="x"/);
    assert.doesNotMatch(text, /SMUGGLED/);
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
    for (const method of ['TRACE', 'PUT', 'DELETE', 'FOO', 'post', 'OPTIONS', 'PATCH', 'CONNECT']) {
      const text = await raw(site, request(method, at('mainpage', '/'), ['Content-Length: 0']));
      assert.ok(/^HTTP\/1\.1 (405|501|400)/.test(text), `${method}: ${text.slice(0, 60)}`);
      if (/^HTTP\/1\.1 405/.test(text) && /M\d{3}/.test(text)) assert.match(text, /\r\nAllow: GET, HEAD/i);
    }
    framed(await post(site, at('mainpage', '/'), 'a=b'), 405);
  });

  test('A9 HEAD is GET without the body, on every route', async () => {
    for (const row of tableOfPages()) {
      const path = at(row.program, row.path.replaceAll('{-}', 'auto').replaceAll('{}', '1'));
      const asked = await get(site, path);
      const text = await raw(site, request('HEAD', path));
      const end = text.indexOf('\r\n\r\n');
      assert.equal(text.slice(end + 4), '', `${path}: a body`);
      assert.equal(Number(text.split(' ')[1]), asked.status, path);
      const type = /\r\ncontent-type: ([^\r]*)/i.exec(text)?.[1];
      assert.equal(type ?? null, asked.headers.get('content-type'), path);
      assert.ok(asked.status < 500 || row.path.startsWith('/oembed'), `${path}: ${asked.status}`);
    }
  });

  test('V4.1.1 each answer says its type, and what is text its charset', async () => {
    const known = /^(text\/(html|plain|css|xml)|application\/(xml|atom\+xml)|image\/svg\+xml); charset=utf-8$|^application\/(json|feed\+json|manifest\+json)$|^image\/(png|x-icon)$/i;
    const paths = tableOfPages().map((row) => at(row.program, row.path.replaceAll('{-}', 'auto').replaceAll('{}', '1')));
    const front = (await get(site, at('mainpage', '/'))).text;
    for (const path of ['/card/all.svg', '/card/none.svg']) paths.push(at('card', path));
    for (const path of ['/w/data/all/10.json', '/w/auto/look.css', '/w/list/all/10', '/w/auto/frame/all/10']) paths.push(at('widget', path));
    for (const format of ['json', 'xml']) paths.push(`${at('oembed', '/oembed')}?format=${format}&url=${encodeURIComponent(origin(site) + at('section', '/section/culture'))}`);
    for (const path of ['/section/culture/feed.xml', '/section/culture/atom.xml', '/section/culture/feed.json']) paths.push(at('feed', path));
    paths.push(...attributes(front, 'link', 'href').filter((href) => /\.svg/.test(href)), at('sitemap', '/sitemap.xml'), at('sitemap', '/sitemap-news.xml'));
    // Once more: then the web server sends what it has.
    for (const path of [...paths, ...paths]) {
      const { status, text, headers } = await get(site, path);
      if (text !== '') assert.match(headers.get('content-type') ?? '', known, `${path}: ${status}`);
    }
    // The servers' own errors.
    for (const bad of ['GET / HTTP/1.1\r\n\r\n', `GET /${'a'.repeat(20000)} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`, request('POST', at('contact', '/contact'), ['Content-Length: x']), request('POST', at('contact', '/contact'), ['Content-Length: 99999999'])]) {
      assert.match(await raw(site, bad, 3000), /\r\nContent-Type: text\/html; charset=(utf-8|iso-8859-1)\r\n/i, bad.slice(0, 60));
    }
  });

  test('A10 media types of a form', async () => {
    for (const type of ['text/plain', 'application/json', 'application/x-www-form-urlencodedXYZ', 'multipart/form-data; boundary=x', '']) {
      const answer = await get(site, at('contact', '/contact'), { method: 'POST', headers: { 'Content-Type': type }, body: 'a=b' });
      framed(answer, 415);
    }
  });

  test('A11 multipart in all its ways: refused as a whole, at once', async () => {
    const part = (boundary) => `--${boundary}\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--${boundary}--\r\n`;
    const many = Array.from({ length: 1001 }, () => '--B\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n').join('').slice(0, 60000) + '--B--\r\n';
    const forms = [['multipart/form-data', part('B')], ['multipart/form-data; boundary="B"', part('B')], [`multipart/form-data; boundary=${'b'.repeat(71)}`, part('b'.repeat(71))],
      [`multipart/form-data; boundary=${'-'.repeat(6000)}`, '-'.repeat(60000)], ['multipart/form-data; boundary=B', '--B\r\n'], ['multipart/form-data; boundary=B', part('B').replaceAll('\r', '')],
      ['Multipart/Form-Data; Boundary=B', part('B')], ['multipart/form-data; boundary=B', many], ['multipart/form-data; boundary=B', `--B\r\nX: ${'x'.repeat(64000)}\r\n\r\nb\r\n--B--\r\n`]];
    for (const [type, body] of forms) {
      const answer = await get(site, at('contact', '/contact'), { method: 'POST', headers: { 'Content-Type': type, 'Sec-Fetch-Site': 'same-origin' }, body });
      framed(answer, 415);
      assert.match(answer.text, /M109/, type.slice(0, 60));
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

  test('what the server refuses before it asks a program, it refuses with our headers; none is doubled', async () => {
    const none = "frame-ancestors 'none'";
    const large = ['Content-Length: 200000', form];
    const kept = at('article', '/article/1/x');
    for (const [what, text, statuses, ancestors] of [
      ['two hosts', `GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n`, [400], none],
      ['no request', 'GET\r\n\r\n', [400], none],
      ['TRACE', request('TRACE', '/'), [405], none],
      ['a long address', request('GET', `${site.base}/${'a'.repeat(127 * 1024)}`), [414], none],
      ['a large form', request('POST', at('contact', '/contact'), large), [413], none],
      ['a large form for a page that is kept', request('POST', kept, large), [413], none],
      ['a large form for a file', request('POST', `${site.base}/assets/masthead.css`, large), [404, 405, 413], none],
      ['a page', request('GET', at('mainpage', '/')), [200], none],
      ['a search', request('GET', at('search', '/search?q=a')), [200], none],
      ['a page that is not there', request('GET', at('section', '/section/none')), [404], none],
      ['a file', request('GET', `${site.base}/assets/masthead.css`), [200], none],
      ['the widget', request('GET', at('widget', '/w/auto/frame/all/5')), [200], 'frame-ancestors *'],
    ]) {
      const [head] = (await raw(site, text)).split('\r\n\r\n');
      const values = (name) => [...head.matchAll(new RegExp(`^${name}: (.*?)\r?$`, 'gmi'))].map((match) => match[1]);
      assert.ok(statuses.includes(Number(head.split(' ')[1])), `${what}: ${head.slice(0, 200)}`);
      assert.deepEqual(values('X-Content-Type-Options'), ['nosniff'], what);
      assert.deepEqual(values('Content-Security-Policy').map((policy) => policy.match(/frame-ancestors [^;]*$/)?.[0]), [ancestors], what);
      assert.ok(values('X-Frame-Options').length <= (ancestors === none ? 1 : 0), what);
    }
  });

  test('A16, A17 127 KB of query, a field of 64 KiB without "="', async () => {
    assert.equal(await rawStatus(site, request('GET', `${at('search', '/search')}?q=${'a'.repeat(127 * 1024)}`)), 414);
    framed(await post(site, at('contact', '/contact'), 'x'.repeat(64 * 1024 - 1)), 400);
  });

  test('A18 paths', async () => {
    const odd = ['//', '/./', '/../', '/.', '/a%2f..%2fb', '/section//', '/latest.', '/latest/..', '/section/%2e%2e/latest', '/no-such-page', '/en', '/en/latest', '/tr/tr', '/%00', '/%ff', '/%c0%af', '/a\\b', `/${'a'.repeat(4000)}`,
      `/section/${'a/'.repeat(900)}`, '/article', '/article/', '/article/1/', '/cgi-bin', '/cgi-bin/', '/?', '/;x=1', '/*', '/article/1/x/print/print'];
    for (const path of odd) {
      const text = await raw(site, request('GET', site.base + path));
      const status = Number(text.split(' ')[1]);
      assert.ok([200, 301, 302, 400, 403, 404, 414].includes(status), `${path.slice(0, 60)}: ${status}`);
      const location = /\r\nlocation: ([^\r]*)/i.exec(text)?.[1];
      if (location) assert.ok(location.startsWith(`${origin(site)}/`) || location.startsWith('/') && !location.startsWith('//'), `${path}: ${location}`);
      // A redirect leads to its end by one step.
      if (status === 301) assert.notEqual(await rawStatus(site, request('GET', new URL(location, origin(site)).pathname)), 301, path);
    }
  });

  test('A19 ids that are none', async () => {
    for (const id of ['-1', '0', '01', '+1', '18446744073709551616', '9223372036854775808', '1e9', '1.0', '%EF%BC%91%EF%BC%92', '1%20', '0x1', '%00', '1%00', 'NaN']) {
      for (const [program, path] of [['article', `/article/${id}/x`], ['gallery', `/photos/${id}/x`], ['gallery', `/videos/${id}/x`], ['embed', `/embed/article/${id}/x`], ['section', `/latest/before/${id}-${id}`]]) {
        const status = await rawStatus(site, request('GET', at(program, path)));
        assert.ok([400, 404].includes(status), `${path}: ${status}`);
      }
    }
  });

  test('A21 conditions that make no sense', async () => {
    const path = at('section', '/latest');
    for (const headers of [{ 'If-None-Match': 'x' }, { 'If-None-Match': '"' }, { 'If-None-Match': ',,,"",W/' }, { 'If-None-Match': 'a'.repeat(4000) }, { 'If-Modified-Since': 'yesterday' },
      { 'If-Modified-Since': 'Thu, 01 Jan 1900 00:00:00 GMT' }, { 'If-Modified-Since': 'Fri, 01 Jan 2100 00:00:00 GMT' }, { 'If-Modified-Since': 'Tue, 19 Jan 2038 03:14:08 GMT' }, { Range: 'bytes=0-0' }, { Range: 'bytes=9-1,x' }]) {
      const answer = await get(site, path, { headers });
      assert.equal(answer.status, 200, JSON.stringify(headers).slice(0, 80));
      assert.match(answer.text, /<\/html>\s*$/);
    }
  });

  test('A22 two cookie lines, a name twice, a cookie of 8 KB and more', async () => {
    const favorites = at('favorites', '/favorites');
    const [id, other] = [...new Set((await get(site, at('mainpage', '/'))).text.match(/\/\d+\/[a-z0-9-]+"/g))].map((path) => path.split('/')[1]);
    const full = 'x'.repeat(7000);
    for (const [listed, lines] of [[1, [`favorites=${id}`]], [1, [`favorites=${id}; other=1`]], [1, [`favorites=${id}; other=${full}`]], [0, ['other=1']],
      [0, [`favorites=${id}`, `favorites=${other}`]], [0, [`favorites=${id}; favorites=${other}`]]]) {
      const text = await raw(site, request('GET', favorites, lines.map((line) => `Cookie: ${line}`)));
      assert.match(text, /^HTTP\/1\.1 200/, lines[0].slice(0, 40));
      assert.equal((text.match(/name="id"/g) ?? []).length, listed, lines.join('\n').slice(0, 60));
    }
    // Longer ones the servers themselves refuse; what the program makes of them is in cgi.test.mjs.
    const long = await raw(site, request('GET', favorites, [`Cookie: favorites=${id}; other=${full}${full}`]));
    assert.match(long, /^HTTP\/1\.1 400/);
  });

  test('A22 cookies that make no sense', async () => {
    for (const cookie of ['a', '=', ';;;', 'favorites', 'x'.repeat(7000), 'favorites="1']) {
      assert.equal((await get(site, at('favorites', '/favorites'), { headers: { Cookie: cookie } })).status, 200, cookie.slice(0, 20));
    }
  });

  test('B1 text is data', async () => {
    for (const evil of ["' OR 1=1 -- ", '\\', '%25', '_', '*/']) {
      const word = encodeURIComponent(evil);
      assert.ok([301, 404].includes((await get(site, at('section', `/section/${word}`))).status), evil);
      assert.ok([301, 404].includes((await get(site, at('article', `/article/${word}/x`))).status), evil);
      assert.ok([301, 404].includes((await get(site, at('archive', `/archive/${word}`))).status), evil);
      assert.ok([200, 400].includes((await get(site, at('search', `/search?q=a&order=${word}&section=${word}&from=${word}`))).status));
    }
    assert.equal((await get(site, at('search', "/search?q=a&page=1'"))).status, 404);
    // In GBK the first byte swallows a backslash before the quote. They are no UTF-8: refused before anybody asks the database.
    await Promise.all(['%bf%27', '%bf%27%20OR%201=1%20--%20'].flatMap((bytes) => [
      ['section', `/section/${bytes}`], ['article', `/article/${bytes}/x`], ['article', `/article/1/${bytes}`], ['archive', `/archive/${bytes}`], ['tag', `/tag/${bytes}`],
      ...['q', 'page', 'order', 'section', 'from'].map((field) => ['search', `/search?${field === 'q' ? '' : 'q=a&'}${field}=${bytes}`]),
    ]).map(async ([program, path]) => {
      const answer = await raw(site, request('GET', at(program, path)));
      assert.match(answer, /^HTTP\/1\.1 400/, `${path}: ${answer.slice(0, 40)}`);
      assert.match(answer, /Code: M11[36]</, path);
    }));
  });

  test('B2, B3, B4 order, page, operators of the full text, lengths', async () => {
    const search = async (text, more = '') => {
      const began = Date.now();
      const answer = await get(site, `${at('search', '/search')}?q=${encodeURIComponent(text)}${more}`);
      assert.ok(Date.now() - began < 3000, `${text.slice(0, 20)}: ${Date.now() - began} ms`);
      return answer;
    };
    for (const word of ['order', 'section', 'from', 'to']) assert.equal((await search('city', `&${word}=1%20UNION%20SELECT%201`)).status, 200, word);
    for (const page of ['0', '-1', '1;DROP', '99999999999999999999']) assert.ok([400, 404].includes((await search('city', `&page=${encodeURIComponent(page)}`)).status), page);
    for (const text of ['+city', '-city', '+-><()~*"@', '"', '"city', '(((', 'city*', '*', '@5', 'city AND', 'NEAR(a b)', 'title:city', '^city', 'a', 'OR', '%%%%', '____', "'", 'NULL', 'city -', '{city}']) {
      assert.equal((await search(text)).status, 200, text);
    }
    assert.equal((await search('x'.repeat(200))).status, 200);
    for (const text of ['x'.repeat(201), 'x'.repeat(7000), 'a '.repeat(1000)]) assert.ok([400, 414].includes((await search(text)).status), text.length);
  });

  test('B5 what is stored comes back as it is', async () => {
    const title = `Second order '); DROP TABLE article; -- "x" \\ \\' %s ? :1 \u{1F980} ə`;
    importStories(site, [{ id: 600, slug: 'second-order', title, standfirst: title, body: ['x'], category: 'Hostile', published_at: '2025-06-07T10:00:00Z', tags: [] }], 'hostile', '--language', 'en');
    const page = await get(site, link((await get(site, at('section', '/section/hostile'))).text, /second-order$/));
    assert.equal(unescapeHtml(page.text.match(/<h1[^>]*>(.*?)<\/h1>/s)[1]), title);
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

  test('C-7 no callback', async () => {
    for (const [program, path] of [['widget', '/w/data/all/5.json'], ['feed', '/feed.json']]) {
      const plain = await get(site, at(program, path));
      const asked = await get(site, `${at(program, path)}?callback=alert`);
      assert.equal(asked.text, plain.text);
      assert.doesNotThrow(() => JSON.parse(asked.text));
      assert.equal(asked.headers.get('x-content-type-options'), 'nosniff');
    }
  });

  test('D1, D2 forms from elsewhere', async () => {
    const path = at('contact', '/contact');
    const fields = { name: 'KEPT NAME', email: 'a@b.example', subject: 'KEPT SUBJECT', body: 'KEPT TEXT', kind: 'general' };
    const tokenOf = (text) => text.match(/name="token" value="([^"]+)"/)[1];
    const token = tokenOf((await get(site, path)).text);
    const kept = (answer) => {
      assert.equal(answer.status, 403);
      for (const text of ['KEPT NAME', 'KEPT SUBJECT', 'KEPT TEXT']) assert.match(answer.text, new RegExp(text));
      assert.notEqual(tokenOf(answer.text), '', 'a fresh token');
    };
    kept(await post(site, path, fields));
    kept(await post(site, path, { ...fields, token: `${token}x` }));
    kept(await post(site, `${path}?token=${encodeURIComponent(token)}`, fields));
    kept(await post(site, path, { ...fields, token }, { 'Sec-Fetch-Site': 'cross-site' }));
    for (const Origin of ['null', 'https://evil.example', `${origin(site)}.evil.example`]) {
      kept(await get(site, path, { method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin }, body: new URLSearchParams({ ...fields, token }).toString() }));
    }
  });

  test('D3, D4 only what is made for it may be framed, and nothing is shared with credentials', async () => {
    for (const row of tableOfPages()) {
      const { headers } = await get(site, at(row.program, row.path.replaceAll('{-}', 'auto').replaceAll('{}', '1')), { headers: { Origin: 'https://evil.example', Cookie: 'favorites=1' } });
      assert.equal(headers.get('access-control-allow-credentials'), null, row.path);
      assert.ok([null, '*'].includes(headers.get('access-control-allow-origin')), row.path);
      const framed = /frame-ancestors \*/.test(headers.get('content-security-policy') ?? '');
      assert.equal(headers.get('x-frame-options'), framed ? null : 'DENY', row.path);
      if (framed) assert.match(row.path, /^\/(w\/|widget|embed\/)/);
    }
  });

  test('E1 name and subject of a letter are one line: 422, and what was typed is kept', async () => {
    const path = at('contact', '/contact');
    const token = (await get(site, path)).text.match(/name="token" value="([^"]+)"/)[1];
    const mark = `Lines ${Date.now()}`;
    const letter = { token, kind: 'tip', name: 'Ada', email: 'ada@example.org', subject: mark, body: 'Of two lines.\r\nThis is the second.', comment: '' };
    for (const end of ['\r\n', '\n', '\r', '\r\n\r\n', ' \r\n ']) for (const field of ['name', 'subject']) {
      const what = `${field} ${JSON.stringify(end)}`;
      const answer = await post(site, path, { ...letter, [field]: `${letter[field]}${end}Bcc: x@evil.example` });
      assert.equal(answer.status, 422, what);
      assert.deepEqual(attributes(answer.text, 'span', 'id'), [`contact-${field}-error`], what);
      for (const kept of ['name', 'subject']) {
        const value = answer.text.match(new RegExp(`name="${kept}" value="([^"]*)"`))[1];
        assert.equal(value.replace(/ +/g, ' '), kept === field ? `${letter[kept]} Bcc: x@evil.example` : letter[kept], what);
      }
      assert.match(answer.text, /This is the second\./, what);
    }
    // NEL, the end of a line in some other code, is taken out.
    const answer = await post(site, path, { ...letter, email: 'none', name: 'Ada\u0085Bcc: x', subject: `${mark}\u0085Bcc: x` });
    assert.equal(answer.status, 422);
    assert.deepEqual(attributes(answer.text, 'span', 'id'), ['contact-email-error']);
    assert.doesNotMatch(answer.text, /\u0085/);
    masthead(site, 'tick', '--for', '0');
    assert.equal(masthead(site, 'message', 'list', '--state', 'all', '--limit', '1000').includes(mark), false);
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

  test('I2 fields that a page does not read are no part of its key', async () => {
    const path = at('section', '/latest');
    // With a question the program answers, also where the web server has the page.
    const plain = await get(site, site.published === 'no' ? path : `${path}?a=1`);
    for (const query of ['utm_source=%3Cscript%3E', 'x=1;page=2', 'page=2', 'q=x', 'lang=tr', '_method=POST', `cb=${Math.random()}`]) {
      const answer = await get(site, `${path}?${query}`);
      assert.equal(answer.status, 200, query);
      assert.equal(answer.headers.get('etag'), plain.headers.get('etag'), query);
      assert.equal(answer.text, plain.text, query);
    }
  });

  test('I4 what is not there is not kept', async () => {
    // Beside the pages: 256 locks at most, whatever is asked for.
    const kept = () => spawnSync('find', ['.', '-path', './edition-*'], { cwd: `${site.folder}/var/cache`, encoding: 'utf8' }).stdout.split('\n');
    // 2,000 over the six sites; mod_fcgid takes 50 ms for each.
    const paths = Array.from({ length: site.server === 'apache' && site.mode === 'fastcgi' ? 200 : 360 }, (_, i) => [at('section', `/section/none-${i}`), at('article', `/article/${9e9 + i}/x`), at('tag', `/tag/none-${i}`), at('search', `/search?q=none${i}`)][i % 4]);
    for (let i = 0; i < paths.length; i += 20) await Promise.all(paths.slice(i, i + 20).map((path) => get(site, path)));
    assert.ok(kept().length > 1);
    assert.deepEqual(kept().filter((file) => /none-?\d|9000000\d/.test(file)), []);
    assert.ok(readdirSync(`${site.folder}/var/cache/locks`).length <= 256);
  });

  test('V16.2.4 what is in our logs leads to the line of the web server', async () => {
    const lines = (file, sign) => readFileSync(`${site.folder}/${file}`, 'utf8').split('\n').filter((line) => line.includes(sign));
    assert.equal((await get(site, at('section', '/section/whose%ff'))).status, 400);
    const id = lines('var/log/refused.log', 'whose%ff').at(-1)?.split('\t')[5];
    assert.match(id, /^[\w@-]{16,64}$/);
    const served = () => lines(`server/${site.server}.access.log`, id);
    for (const deadline = Date.now() + 5000; served().length === 0 && Date.now() < deadline;) await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(served().length, 1);
    assert.match(served()[0], /whose%ff/);
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

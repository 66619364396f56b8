// Published pages: what the web server sends by itself is what the program would have answered, at every moment.
// A file's ETag is made of time and size, the program's is 32 hexadecimal digits: that tells who answered.
import { test, describe, before } from 'node:test';
import assert from 'node:assert/strict';
import http from 'node:http';
import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';
import { readdirSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { sites, languages, address, attributes, command, importStories, masthead, raw, origin, sleep, until } from '../lib/sites.mjs';

const tool = new URL('../../tools/site', import.meta.url).pathname;
const published = sites.filter((site) => site.published === 'yes');
const compressed = { 'Accept-Encoding': 'gzip' };

// The bytes as they came, without anybody decoding them.
function ask(site, path, headers = {}, method = 'GET') {
  return new Promise((resolve, reject) => {
    const request = http.request(origin(site) + path, { method, headers, agent: false }, (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }));
      answer.on('error', reject);
    });
    request.on('error', reject);
    request.end();
  });
}
const byProgram = (answer) => /^(W\/)?"[0-9a-f]{32}"$/.test(answer.headers.etag ?? '"' + '0'.repeat(32) + '"');

// The headers that mean something to a reader's browser.
function meaning(answer) {
  const all = { ...answer.headers, vary: [...new Set((answer.headers.vary ?? '').split(/,\s*/))].join() };
  for (const name of ['etag', 'date', 'server', 'connection', 'keep-alive']) delete all[name];
  return all;
}

async function file(site, path, headers) {
  for (let tries = 0; tries < 30; tries++) {
    const answer = await ask(site, path, headers);
    if (answer.status === 200 && !byProgram(answer)) return answer;
    await sleep(100);
  }
  throw new Error(`${path} never came from a file`);
}

function stopPrograms(site) {
  if (site.server === 'apache') return renameSync(`${site.folder}/htdocs${site.base}/cgi-bin`, `${site.folder}/cgi-bin.away`);
  return execFileSync(tool, ['stop', site.folder, 'fcgiwrap', 'fastcgi']);
}
function startPrograms(site) {
  if (site.server === 'apache') return renameSync(`${site.folder}/cgi-bin.away`, `${site.folder}/htdocs${site.base}/cgi-bin`);
  return execFileSync(tool, ['programs-start', site.folder, `mode=${site.mode}`]);
}

function setPage(site, text) {
  writeFileSync(`${site.folder}/page.txt`, text);
  masthead(site, 'page', 'set', 'about', 'en', '--title', 'About', `${site.folder}/page.txt`);
}

// Does not stop this process, as importStories() would. Another title, another edition, also on a site that has had these tests.
function importMeanwhile(site, i) {
  const story = { id: 9100 + i, slug: `load-${i}`, title: `Load ${i} at ${Date.now()}`, standfirst: 'S', body: ['B'], category: 'Culture', published_at: '2025-05-05T10:00:00Z' };
  writeFileSync(`${site.folder}/load.jsonl`, `${JSON.stringify(story)}\n`);
  return promisify(execFile)(command, ['--config', `${site.folder}/masthead.conf`, 'import', `${site.folder}/load.jsonl`, '--source', 'load', '--language', 'en']);
}

const clock = (site) => `${site.folder}/var/cache/clock`;
const names = (site) => readdirSync(clock(site)).filter((name) => /^\d/.test(name)).sort();
// The moment that a name stands for; the tests' servers and Node share the zone of the host.
function moment(name) {
  if (name.includes('T')) return Date.parse(name);
  const [year, month, day, hour, minute, second] = name.match(/^(\d{4})(..)(..)(..)(..)(..)$/).slice(1).map(Number);
  return new Date(year, month - 1, day, hour, minute, second).getTime();
}

// A page of each kind, by following links.
async function pagesOf(site, language) {
  const at = (program, path) => address(site, program, path, language);
  const links = async (path, pattern) =>
    [...new Set(attributes((await ask(site, path)).body.toString(), 'a', 'href'))].filter((href) => pattern.test(href));
  const prefix = at('mainpage', '/').replace(/\/$/, '');
  const first = async (path, pattern) => {
    const found = (await links(path, pattern)).find((href) => href.startsWith(`${prefix}/`));
    assert.ok(found, `${path} has no link like ${pattern}`);
    return found;
  };
  const article = await first(at('section', '/latest'), /\/article\/\d+\/[a-z0-9-]+$/);
  const album = await first(at('gallery', '/photos'), /\/photos\/\d+\/[a-z0-9-]+$/);
  const year = await first(at('archive', '/archive'), /\/archive\/\d{4}$/);
  const month = await first(year, /\/archive\/\d{4}\/\d\d$/);
  return [at('mainpage', '/'), at('section', '/latest'), at('section', '/section/culture'), article, `${article}/print`,
    await first(article, /\/tag\/[a-z0-9-]+$/), at('gallery', '/photos'), album, await first(album, /\/photos\/\d+\/[a-z0-9-]+\/\d+$/),
    at('gallery', '/videos'), await first(at('gallery', '/videos'), /\/videos\/\d+\/[a-z0-9-]+$/),
    at('archive', '/archive'), year, month, await first(month, /\/archive\/\d{4}\/\d\d\/\d\d$/),
    ...(await links(at('section', '/latest'), /\/latest\/before\//)).slice(0, 1),
    at('website', '/website'), at('widget', '/w/dark-c8102e/frame/all/5'), at('widget', '/w/data/all/20-pictures.json'), at('widget', '/w/list/all/5'),
    at('widget', '/w/auto/look.css'), at('feed', '/feed.xml'),
    at('feed', '/section/culture/feed.xml'), at('feed', '/atom.xml'), at('feed', '/feed.json'), at('feed', '/section/culture/atom.xml'),
    at('card', '/card/all.svg'), article.replace('/article/', '/embed/article/'), at('embed', '/embed/section/culture'),
    ...(await feedPages(site, language)), at('homepage', '/manifest.webmanifest'), at('page', '/page/imprint')];
}

// The second page of each feed that has one, and a tag's feed.
async function feedPages(site, language) {
  const found = [];
  for (const path of ['/feed.xml', '/atom.xml', '/feed.json']) {
    const next = (await ask(site, address(site, 'feed', path, language))).body.toString().match(/(?:rel="next"[^>]*href|"next_url")[=:]"([^"]+)"/);
    assert.ok(next || language !== 'en', path);
    if (next) found.push(new URL(next[1]).pathname);
  }
  if (language === 'en') for (const path of ['/feed.xml', '/atom.xml', '/feed.json']) found.push(address(site, 'feed', `/tag/harbour${path}`));
  return found;
}

for (const site of published) describe(site.name, () => {
  const at = (program, path, language) => address(site, program, path, language);
  const everyPage = [];
  const about = at('page', '/page/about');
  const latest = at('section', '/latest');

  before(async () => {
    for (const language of languages) everyPage.push(...await pagesOf(site, language));
  });

  test('a published page is the program\'s answer: status, bytes, headers, plain and compressed', async () => {
    for (const path of everyPage) {
      for (const headers of [{}, compressed]) {
        await ask(site, path, headers);
        const sent = await file(site, path, headers);
        const made = await ask(site, `${path}?x`, headers);
        assert.ok(byProgram(made), `${path}?x`);
        assert.equal(made.status, 200, path);
        assert.deepEqual(meaning(sent), meaning(made), path);
        assert.equal(sent.headers['content-encoding'], headers === compressed ? 'gzip' : undefined, path);
        assert.ok(sent.body.equals(made.body), `${path}: the same bytes`);
        const head = await ask(site, path, headers, 'HEAD');
        assert.deepEqual([head.status, meaning(head), head.body.length], [200, meaning(sent), 0], path);
      }
    }
  });

  test('no program runs for it', async () => {
    for (const path of everyPage) await file(site, path);
    stopPrograms(site);
    try {
      for (const path of everyPage) {
        assert.equal((await ask(site, path)).status, 200, path);
        assert.equal((await ask(site, path, compressed)).status, 200, path);
      }
      assert.notEqual((await ask(site, at('homepage', '/homepage'))).status, 200);
    } finally {
      startPrograms(site);
    }
    assert.equal((await ask(site, at('homepage', '/homepage'))).status, 200);
  });

  test('conditional requests: 304 for the same bytes; the time of the file means nothing', async () => {
    for (const headers of [{}, compressed]) {
      const { etag } = (await file(site, latest, headers)).headers;
      const same = await ask(site, latest, { ...headers, 'If-None-Match': etag });
      assert.equal(same.status, 304);
      assert.equal(same.body.length, 0);
      assert.equal((await ask(site, latest, { ...headers, 'If-None-Match': '"1-2"' })).status, 200);
      const since = await ask(site, latest, { ...headers, 'If-Modified-Since': new Date().toUTCString() });
      assert.equal(since.status, 200);
      assert.equal(since.headers['last-modified'], undefined);
      assert.equal((await ask(site, latest, { ...headers, Range: 'bytes=0-9' })).status, 200);
    }
    assert.equal((await file(site, latest, { 'Accept-Encoding': 'br, GZIP;q=0.5' })).headers['content-encoding'], 'gzip');
    assert.equal((await file(site, latest, { 'Accept-Encoding': 'gzip;q=0, br' })).headers['content-encoding'], undefined);
  });

  test('another method, a query, another spelling: the program answers', async () => {
    const { host } = new URL(site.url);
    await file(site, latest);
    await file(site, at('widget', '/w/auto/frame/all/10'));
    const sent = (method, path) =>
      raw(site, `${method} ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    const base = site.base;
    for (const [method, path, status] of [['POST', latest, 405], ['PUT', latest, 405], ['DELETE', latest, 405],
      ['GET', `${latest}?`, 200], ['GET', `${latest}?a=b`, 200], ['GET', `${base}/%6Catest`, 200], ['GET', `${base}//latest`, 301],
      ['GET', `${latest}/`, 301], ['GET', `${base}/./latest`, 301], ['GET', `${base}/tr/../latest`, 301],
      ['GET', `${base}/w/-/frame/all/10`, 404], ['GET', `${base}/widget?count=5`, 301], ['GET', `${base}/w/light-c8102e/look.css`, 200],
      ['GET', `${base}/latest/index.html`, 404], ['GET', `${base}/index.html`, 404], ['GET', `${base}/article/1`, 404]]) {
      const answer = await sent(method, path);
      const [, got] = answer.split(' ', 2);
      const program = !/^etag:/im.test(answer) || /^etag: (W\/)?"[0-9a-f]{32}"\r$/im.test(answer);
      assert.ok(program, `${method} ${path} came from a file`);
      // Servers resolve dots before anybody sees them, each in its own way.
      const right = path.includes('/.') ? [200, 301, 404] : [status];
      assert.ok(right.includes(Number(got)), `${method} ${path}: ${got}`);
    }
  });

  test('the folder of the names has no address', async () => {
    await file(site, latest);
    const name = names(site).at(-1);
    for (const path of ['/published', '/published/', `/published/${name}/index.html`, `/published/${name}/latest/index.html.gz`,
      `/${name}/index.html`, `/${name}/latest/index.html`, `/var/cache/clock/${name}/index.html`, '/cache/clock/', '/published/.until']) {
      const answer = await ask(site, site.base + path);
      assert.equal(answer.status, 404, path);
      assert.match(answer.body.toString(), /M\d{3}/, path);
    }
  });

  test('a change shows at once, and bytes of the same length have another ETag', async () => {
    const tags = new Map();
    for (const word of ['alpha', 'gamma', 'delta', 'alpha']) {
      setPage(site, `The word is ${word}.`);
      const now = await ask(site, about);
      assert.ok(now.body.toString().includes(`The word is ${word}.`), word);
      const kept = await file(site, about);
      assert.ok(kept.body.toString().includes(`The word is ${word}.`), word);
      const bytes = kept.body.toString();
      assert.equal(tags.get(bytes) ?? kept.headers.etag, kept.headers.etag, 'equal bytes have equal tags');
      tags.set(bytes, kept.headers.etag);
    }
    assert.equal(new Set(tags.values()).size, tags.size, 'other bytes have other tags');
    assert.ok(tags.size >= 3);
  });

  test('nobody meets a hole while pages change under load', async () => {
    let stop = false;
    const seen = new Map(), faults = [];
    // With and without compression: both files of a page change.
    const read = async (headers) => {
      while (!stop) {
        const { status, headers: { 'content-length': length, 'content-encoding': encoding }, body } = await ask(site, latest, headers);
        seen.set(status, (seen.get(status) ?? 0) + 1);
        try {
          assert.equal(Number(length ?? body.length), body.length);
          assert.match((encoding === 'gzip' ? gunzipSync(body) : body).toString(), /<\/html>\s*$/);
        } catch (error) {
          faults.push(`${body.length} of ${length} bytes: ${error.message.slice(0, 200)}`);
        }
      }
    };
    const readers = [{}, compressed, {}, compressed, {}, compressed].map(read);
    const end = Date.now() + 3000;
    for (let i = 0; i < 4 || Date.now() < end; i++) await importMeanwhile(site, i);
    stop = true;
    await Promise.all(readers);
    assert.deepEqual([...seen.keys()], [200], JSON.stringify([...seen]));
    assert.ok(seen.get(200) > 50);
    assert.deepEqual(faults, []);
  });

  test('a withdrawn story is gone at once', async () => {
    importStories(site, [{ id: 9001, slug: 'to-withdraw', title: 'A story to withdraw', standfirst: 'S', body: ['B'],
      category: 'Culture', published_at: '2025-05-05T10:00:00Z' }], 'published', '--language', 'en');
    const id = masthead(site, 'article', 'list', '--language', 'en', '--limit', '500').split('\n')
      .find((line) => line.includes('A story to withdraw')).trim().match(/^\d+/)[0];
    const path = at('article', `/article/${id}/to-withdraw`);
    await file(site, path);
    masthead(site, 'article', 'withdraw', id);
    assert.equal((await ask(site, path)).status, 410);
    assert.equal((await ask(site, path, compressed)).status, 410);
  });

  test('a scheduled story appears in its second', async () => {
    const second = Math.floor(Date.now() / 1000) + 5;
    importStories(site, [{ id: 9002, slug: 'soon', title: 'It appears in its second', standfirst: 'S', body: ['B'],
      category: 'Culture', published_at: new Date(second * 1000).toISOString().replace('.000', '') }], 'published', '--language', 'en');
    const shows = async () => (await ask(site, latest)).body.toString().includes('It appears in its second');
    await file(site, latest);
    await until(second * 1000 - 1500);
    assert.equal(byProgram(await ask(site, latest)), false, 'a file until then');
    while (!(await shows())) {
      assert.ok(Date.now() < second * 1000 + 1000, 'it is late');
      await sleep(20);
    }
    assert.ok(Date.now() >= second * 1000 - 50, 'it is early');
    assert.ok((await file(site, latest)).body.toString().includes('It appears in its second'));
  });

  test('without tick the names run out within 121 s, and the program answers', async () => {
    execFileSync(tool, ['stop', site.folder, 'tick']);
    try {
      await file(site, latest);
      const last = names(site).at(-1);
      assert.ok(moment(last) <= Date.now() + 121_000, last);
      assert.ok(moment(last) > Date.now() + 60_000, last);
      await sleep(1200);
      setPage(site, 'Changed while nobody ticks.');
      await ask(site, about);
      assert.equal(names(site).at(-1), last, 'nobody else makes names');
      assert.match((await file(site, about)).body.toString(), /Changed while nobody ticks/);
      for (const name of names(site)) unlinkSync(`${clock(site)}/${name}`);
      const answer = await ask(site, about);
      assert.equal(answer.status, 200);
      assert.ok(byProgram(answer));
    } finally {
      execFileSync(tool, ['tick-start', site.folder]);
    }
    await file(site, about);
  });
});

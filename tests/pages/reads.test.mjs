// Reads: a browser's word becomes a line in a file, `tick` makes the front page's most read of them.
import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { sites, address, attributes, get, hasClock, importStories, link, masthead, post, setClock, siteClock } from '../lib/sites.mjs';

for (const site of sites) describe(`reads: ${site.name}`, () => {
  const folder = `${site.folder}/${readFileSync(`${site.folder}/masthead.conf`, 'utf8').match(/^var *= *(.*)$/m)?.[1] ?? 'var'}/reads`;
  const noted = (name = 'new') => (existsSync(`${folder}/${name}`) ? readFileSync(`${folder}/${name}`, 'utf8') : '');
  const at = (id) => address(site, 'read', `/read/${id}`);
  const front = async () => (await get(site, address(site, 'mainpage', '/'))).text;
  const mostRead = async () => attributes((await front()).match(/<section class="block most-read".*?<\/section>/s)?.[0] ?? '', 'a', 'href');
  const clear = () => { rmSync(folder, { recursive: true, force: true }); mkdirSync(folder); };
  const stories = (name, count) => {
    importStories(site, Array.from({ length: count }, (_, n) => ({ id: `${name}${n}`, slug: `${name}-${n}`, title: `The ${name} story ${n}`,
      body: ['It was read by many.'], category: 'Culture', published_at: '2024-02-02T10:00:00Z' })), name);
    const rows = masthead(site, 'article', 'list', '--language', 'en', '--limit', '500').split('\n');
    return Array.from({ length: count }, (_, n) => rows.find((row) => row.endsWith(`\tThe ${name} story ${n}`)).split('\t')[0]);
  };
  // Runs `work` so much later. A published site follows the real time: there the last count was earlier.
  const later = async (seconds, work) => {
    if (!hasClock(site)) {
      const [counted, halved] = readFileSync(`${folder}/times`, 'utf8').split(' ').map(Number);
      writeFileSync(`${folder}/times`, `${counted - seconds} ${halved}`);
      return work();
    }
    const now = siteClock(site);
    setClock(site, now + seconds);
    try { await work(); } finally { setClock(site, now); }
  };

  test('an article names its address, which takes a POST without a field', async () => {
    clear();
    const path = link(await front(), /\/article(\.cgi)?\/\d+\/[a-z0-9-]+$/);
    const id = path.match(/\/(\d+)\//)[1];
    assert.deepEqual(attributes((await get(site, path)).text, 'article', 'data-read'), [at(id)]);
    for (const print of [await front(), (await get(site, path + '/print')).text]) assert.doesNotMatch(print, /data-read/);
    const answer = await post(site, at(id), '');
    assert.equal(answer.status, 204);
    assert.equal(answer.text, '');
    assert.equal(answer.headers.get('set-cookie'), null);
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    assert.equal((await post(site, address(site, 'read', `/read/${id}`, 'tr'), 'id=7&x=1')).status, 204);
    assert.equal(noted(), `${id}\n${id}\n`);
  });

  test('it is refused from elsewhere, as a GET, without a number, with a long body', async () => {
    clear();
    assert.equal((await post(site, at(1), '', { 'Sec-Fetch-Site': 'cross-site' })).status, 403);
    assert.equal((await post(site, at(1), '', { 'Sec-Fetch-Site': '', Origin: 'https://elsewhere.example' })).status, 403);
    for (const method of ['GET', 'HEAD']) {
      const asked = await get(site, at(1), { method });
      assert.equal(asked.status, 405);
      assert.equal(asked.headers.get('allow'), 'POST');
    }
    for (const id of ['0', '-1', 'x', '01', '99999999999999999999', '1%0A2']) assert.equal((await post(site, at(id), '')).status, 404, id);
    assert.equal((await post(site, at(1), 'x'.repeat(257))).status, 413);
    assert.equal((await get(site, at(1), { method: 'POST', body: 'x', headers: { 'Content-Type': 'text/plain' } })).status, 415);
    assert.equal(noted(), '');
  });

  test('the file ends at 1 MiB, and the answer is the same without a file', async () => {
    clear();
    writeFileSync(`${folder}/new`, '\n'.repeat(1024 * 1024));
    assert.equal((await post(site, at(1), '')).status, 204);
    assert.equal(noted().length, 1024 * 1024);
    rmSync(`${folder}/new`);
    mkdirSync(`${folder}/new`);
    assert.equal((await post(site, at(1), '')).status, 204);
    clear();
  });

  test('many at once: each is a whole line', async () => {
    clear();
    const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => post(site, at(100000 + n), '')));
    assert.ok(answers.every(({ status }) => status === 204));
    assert.deepEqual(noted().trim().split('\n').sort(), Array.from({ length: 40 }, (_, n) => String(100000 + n)));
  });

  test('tick counts every ten minutes, and what a dead tick took, once', async () => {
    clear();
    const [a, b] = stories('counted', 2);
    const own = async () => (await mostRead()).map((path) => path.match(/\/(\d+)\//)[1]).filter((id) => id === a || id === b);
    const times = (id, count) => `${id}\n`.repeat(count);
    writeFileSync(`${folder}/new`, times(a, 30) + times(b, 20) + times(999999999, 50));
    masthead(site, 'tick', '--for', '0');
    assert.equal(noted(), '');
    assert.deepEqual(await own(), [a, b]);
    await post(site, at(b), '');
    masthead(site, 'tick', '--for', '0');
    assert.equal(noted(), `${b}\n`, 'not yet');
    renameSync(`${folder}/new`, `${folder}/taken`);
    writeFileSync(`${folder}/taken`, times(b, 20));
    await later(600, () => masthead(site, 'tick', '--for', '0'));
    assert.equal(noted('taken'), '');
    assert.deepEqual(await own(), [b, a]);
    writeFileSync(`${folder}/new`, times(a, 11));
    await later(1200, () => masthead(site, 'tick', '--for', '0'));
    assert.deepEqual(await own(), [a, b], '41 against 40: nothing was counted twice');
  });

  test('a list that stays the same makes no page anew', async () => {
    clear();
    const [a] = stories('steady', 1);
    writeFileSync(`${folder}/new`, `${a}\n`.repeat(100));
    masthead(site, 'tick', '--for', '0');
    await front();
    const copy = () => readFileSync(`${folder}/../cache/edition`, 'utf8').match(/\d+/)[0];
    const edition = existsSync(`${folder}/../cache/edition`) ? copy() : null;
    writeFileSync(`${folder}/new`, `${a}\n`);
    await later(600, () => masthead(site, 'tick', '--for', '0'));
    assert.equal(noted(), '');
    if (edition) { await front(); assert.equal(copy(), edition); }
  });

  if (site.engine === 'sqlite') test('a writer that holds the database keeps nobody from reading, and no line is lost', async () => {
    clear();
    const [a] = stories('locked', 1);
    const line = readFileSync(`${site.folder}/masthead.conf`, 'utf8').match(/^database *= *sqlite:(.*)$/m)[1];
    const db = new DatabaseSync(line.startsWith('/') ? line : `${site.folder}/${line}`);
    db.exec('BEGIN IMMEDIATE');
    try {
      const before = Date.now();
      assert.equal((await post(site, at(a), '')).status, 204);
      assert.equal((await get(site, address(site, 'article', `/article/${a}/locked-0`))).status, 200);
      assert.ok(Date.now() - before < 1500, `${Date.now() - before} ms`);
      masthead(site, 'tick', '--for', '0');
      assert.equal(noted('taken'), `${a}\n`);
    } finally {
      db.exec('ROLLBACK');
      db.close();
    }
    masthead(site, 'tick', '--for', '0');
    assert.equal(noted('taken'), '');
  });
});

// Who shows our headlines: the name of the host page's site as a daily total, from one source at a time.
import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { sites, languages, address, get, masthead, post, raw, sleep } from '../lib/sites.mjs';
import { embedders, folderOf, tick, withSettings } from '../lib/settings.mjs';

const published = (site) => site.published === 'yes';

for (const site of sites) describe(`embeds: ${site.name}`, () => {
  const folder = `${folderOf(site)}/embeds`;
  const notes = () => (existsSync(`${folder}/new`) ? readFileSync(`${folder}/new`, 'utf8').trimEnd().split('\n').map((line) => line.replace(/^\d+ /, '')) : []);
  const clear = () => { rmSync(folder, { recursive: true, force: true }); mkdirSync(folder, { recursive: true }); };
  const widget = (path = '/w/auto/frame/all/10', language = 'en') => address(site, 'widget', path, language);
  const seen = address(site, 'widget', '/w/seen');
  // What a browser sends for `fetch(url, {method: 'POST', mode: 'no-cors', credentials: 'omit', body: new URLSearchParams})`.
  const say = (body, headers = {}) => post(site, seen, body, {
    'Content-Type': 'application/x-www-form-urlencoded;charset=UTF-8', 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors', ...headers });
  // Ten minutes later.
  const later = async () => { rmSync(`${folder}/counted`, { force: true }); assert.equal(await tick(site), ''); };
  const total = (host) => embedders(site)[host] ?? 0;

  test('programs note who shows a page, kept or new, and published sites let scripts tell', async () => {
    clear();
    // Twice: the second is kept. (The published site's server may answer itself.)
    for (const times of [1, 2]) assert.equal((await get(site, widget(), { headers: { Referer: 'https://Blog.example:8443/' } })).status, 200, `${times}`);
    await get(site, widget('/w/data/all/3.json', 'tr'), { headers: { Origin: 'https://element.example' } });
    await get(site, widget(), { headers: { Referer: `${site.url}/website` } });
    await get(site, widget(), { headers: { Origin: 'null' } });
    await get(site, widget());
    await get(site, widget('/w/nowhere'), { headers: { Referer: 'https://blog.example/' } });
    await get(site, widget(), { method: 'HEAD', headers: { Referer: 'https://blog.example/' } });
    await get(site, address(site, 'mainpage', '/'), { headers: { Referer: 'https://blog.example/' } });
    assert.deepEqual(notes(), published(site) ? [] : ['1 blog.example', '1 blog.example', '1 element.example']);
  });

  test('an answer that has not changed is a view, too', async () => {
    clear();
    const etag = (await get(site, widget())).headers.get('etag');
    const again = await get(site, widget(), { headers: { Referer: 'https://blog.example/', 'If-None-Match': etag } });
    assert.equal(again.status, 304);
    assert.deepEqual(notes(), published(site) ? [] : ['1 blog.example']);
  });

  test("one script load in sixteen is told by a POST, which counts only where pages are published", async () => {
    clear();
    const answer = await say('', { Origin: 'https://Element.example' });
    assert.equal(answer.status, 204);
    assert.equal(answer.text, '');
    assert.equal(answer.headers.get('set-cookie'), null);
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    assert.equal(answer.headers.get('cross-origin-resource-policy'), 'cross-origin');
    assert.equal((await say('host=Frame.example', { Origin: new URL(site.url).origin })).status, 204);
    assert.equal((await say('host=sandbox.example', { Origin: 'null' })).status, 204);
    assert.equal((await post(site, address(site, 'widget', '/w/seen', 'tr'), '', { Origin: 'https://element.example' })).status, 204);
    assert.deepEqual(notes(), published(site) ? ['16 element.example', '16 frame.example', '16 sandbox.example', '16 element.example'] : []);
  });

  test('a hostile POST is harmless', async () => {
    clear();
    const good = { Origin: 'https://real.example' };
    const odd = ['', 'null', 'https://', 'https://a b', 'ftp://a.example', `https://${'a'.repeat(300)}.example`, 'https://[::1]', "https://a.example'x", '<script>'];
    for (const Origin of odd) assert.equal((await say('', Origin ? { Origin } : {})).status, 204, Origin);
    for (const host of ['a b', 'a/b', '1%0A2 16 x.example', 'ü.example', 'http://a.example', '..', '-']) {
      assert.equal((await say(`host=${host.includes('%') ? host : encodeURIComponent(host)}`, { Origin: 'null' })).status, 204, host);
    }
    assert.deepEqual(notes(), []);
    assert.equal((await say('x'.repeat(257), good)).status, 413);
    assert.equal((await say('host=a&host=b', good)).status, 400);
    assert.equal((await say('host=%zz', good)).status, 400);
    assert.equal((await say('{"host":"a.example"}', { ...good, 'Content-Type': 'application/json' })).status, 415);
    assert.equal((await say('host=a.example', { ...good, 'Content-Type': 'text/plain' })).status, 415);
    for (const method of ['GET', 'HEAD']) assert.equal((await get(site, seen, { method, headers: good })).status, 405);
    const { host } = new URL(site.url);
    const twice = await raw(site, `POST ${seen} HTTP/1.1\r\nHost: ${host}\r\nOrigin: https://a.example\r\nOrigin: https://b.example\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
    assert.match(twice, /^HTTP\/1\.1 (204|400)/);
    const allowed = new Set(['16 a.example', '16 b.example']);
    for (const note of notes()) assert.ok(allowed.has(note), note);
  });

  test('the notes end at 4 MiB, and the answer is the same without a file', async () => {
    clear();
    const tell = () => (published(site) ? say('', { Origin: 'https://blog.example' }) : get(site, widget(), { headers: { Referer: 'https://blog.example/' } }));
    writeFileSync(`${folder}/new`, '\n'.repeat(4 * 1024 * 1024));
    assert.ok([200, 204].includes((await tell()).status));
    assert.equal(readFileSync(`${folder}/new`).length, 4 * 1024 * 1024);
    rmSync(`${folder}/new`);
    mkdirSync(`${folder}/new`);
    assert.ok([200, 204].includes((await tell()).status));
    clear();
  });

  test('tick counts the notes every ten minutes, and masthead embedders lists them', async () => {
    clear();
    const before = total('counted.example');
    const now = Number(masthead(site, 'tick', '--for', '0') || 0);
    assert.equal(now, 0);
    const line = () => `${Math.floor(Date.now() / 1000)} 16 counted.example\n`;
    writeFileSync(`${folder}/new`, line() + line());
    await later();
    assert.equal(total('counted.example'), before + 32);
    writeFileSync(`${folder}/new`, line());
    await tick(site);
    assert.equal(total('counted.example'), before + 32, 'not yet');
    renameSync(`${folder}/new`, `${folder}/taken`);
    await later();
    await later();
    assert.equal(total('counted.example'), before + 48, 'what a dead tick took, once');
    assert.match(masthead(site, 'embedders', '--days', '1'), new RegExp(`^counted\\.example\t${before + 48}$`, 'm'));
    for (const days of ['0', '401', 'x']) assert.throws(() => masthead(site, 'embedders', '--days', days), /: 2\n/);
  });

  test("the web server's log is counted once it is named, and nothing else is", async () => {
    clear();
    const log = `${site.folder}/server/${site.server}.access.log`;
    const host = `log-${Date.now()}.example`;
    const show = async (path = widget(), language) => get(site, path, { headers: { Referer: `https://${host}/`, 'X-Language': language ?? '' } });
    // Apache writes the line a moment after the answer.
    const logged = async (count) => {
      for (let tries = 0; tries < 100 && readFileSync(log, 'utf8').split(host).length <= count; tries++) await sleep(20);
    };
    await withSettings(site, { access_log: log }, async () => {
      if (!published(site)) { await show(); await logged(1); }
      await tick(site);
      await later();
      const first = total(host);
      assert.equal(first, published(site) ? 0 : 1, 'the program noted it while nobody read the log');
      for (const path of [widget(), widget(), widget('/w/dark/frame/all/3', 'tr'), widget('/w/data/all/10.json')]) assert.equal((await show(path)).status, 200);
      await show(address(site, 'mainpage', '/'));
      await show(widget('/w/nowhere'));
      await get(site, widget(), { headers: { Referer: `${site.url}/website` } });
      await say('', { Origin: `https://${host}` });
      assert.deepEqual(notes(), []);
      await logged(first + 6);
      await tick(site);
      assert.equal(total(host), first, 'not before ten minutes');
      await later();
      await later();
      assert.equal(total(host), first + 4);
      assert.equal(total(new URL(site.url).hostname), 0);
    });
    await tick(site);
    assert.ok(!existsSync(`${folder}/log`));
    assert.equal(total(host), (published(site) ? 0 : 1) + 4, 'nothing twice when the log is left');
  });

  test('a log that is rotated, truncated or gone', async () => {
    clear();
    const log = `${site.folder}/other.log`;
    const host = `rotated-${Date.now()}.example`;
    const line = `192.0.2.1 - - [${new Date().toUTCString().replace(/^\w+, (\d+) (\w+) (\d+) (\S+) GMT$/, '$1/$2/$3:$4 +0000')}] "GET ${widget()} HTTP/1.1" 200 10 "https://${host}/" "x"\n`;
    writeFileSync(log, line);
    await withSettings(site, { access_log: log }, async () => {
      await tick(site);
      writeFileSync(log, line, { flag: 'a' });
      renameSync(log, `${log}.1`);
      writeFileSync(log, line + line.slice(0, 20));
      await later();
      assert.equal(total(host), 2, 'the rest of the old file and the new one');
      writeFileSync(log, line.slice(20), { flag: 'a' });
      await later();
      assert.equal(total(host), 3);
      writeFileSync(log, line);
      await later();
      assert.equal(total(host), 4, 'truncated');
      rmSync(log);
      await later();
      await get(site, widget(), { headers: { Referer: `https://${host}/` } });
      assert.deepEqual(notes(), published(site) ? [] : [`1 ${host}`], 'without the log, as if none were named');
    });
    rmSync(`${log}.1`, { force: true });
    clear();
  });

  test('the privacy page says so', async () => {
    const says = { en: /name of that site and the day’s total/, tr: /sitenin adını ve günün toplamını/, az: /saytın adını və günün yekununu/ };
    for (const language of languages) assert.match((await get(site, address(site, 'page', '/page/privacy', language))).text, says[language]);
  });
});

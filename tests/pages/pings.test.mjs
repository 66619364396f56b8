// Pings: what a search engine (IndexNow) and a hub (WebSub) are told of, when, and how they may refuse.
// The receiver is ours, on loopback.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { sites, address, get, hasClock, importStories, masthead, setClock, siteClock, sleep } from '../lib/sites.mjs';
import { folderOf, tick, withSettings } from '../lib/settings.mjs';
import { Receiver } from '../lib/receiver.mjs';

const key = 'our-key-0123456789';

const receiver = new Receiver();
before(() => receiver.start());
after(() => receiver.stop());

let made = 0;
const story = (more = {}) => ({ id: `ping${++made}`, slug: `ping-${made}`, title: `The ping story ${Date.now()} ${made}`, body: ['Something has changed.'], category: 'Culture',
  tags: ['Bells'], published_at: '2024-02-02T10:00:00Z', ...more });
const idOf = (site, { title }) => masthead(site, 'article', 'list', '--language', 'en', '--limit', '500').split('\n').find((row) => row.endsWith(`\t${title}`)).split('\t')[0];

// The command sends them, whatever serves the pages: once with each engine, once with published pages.
const three = [...new Set([sites[0], sites.find((site) => site.engine === 'mysql'), sites.find((site) => site.published !== 'no')])].filter(Boolean);
for (const site of three) describe(`pings: ${site.name}`, () => {
  const origin = new URL(site.url).origin;
  const at = (id, slug) => origin + address(site, 'article', `/article/${id}/${slug}`);
  const feed = (path, language) => origin + address(site, 'feed', path, language);
  const both = () => ({ indexnow_key: key, indexnow_endpoint: `${receiver.url}/indexnow`, websub_hub: `${receiver.url}/hub` });
  const indexnow = () => ({ indexnow_key: key, indexnow_endpoint: `${receiver.url}/indexnow` });
  const log = () => {
    const file = `${folderOf(site)}/log/masthead.log`;
    return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').filter((line) => /\tM60[12]\t/.test(line)) : [];
  };
  const put = (one) => importStories(site, [one], 'pings', '--language', 'en');
  // With these settings, as somebody whom `tick` knows and who has nothing to hear; a minute later.
  const told = (settings, work) => withSettings(site, settings, async () => {
    receiver.answers = [[200, {}]];
    for (const _ of [1, 2]) { await pass(60); await tick(site); }
    await pass(60);
    receiver.take();
    await work();
  });
  // Where there is no clock of ours, what we remember of the receiver is forgotten instead: it may be sent to.
  const pass = async (seconds) => {
    if (hasClock(site)) return setClock(site, siteClock(site) + seconds);
    const [, user, password, name, socket] = readFileSync(`${site.folder}/masthead.conf`, 'utf8').match(/^database *= *mysql:\/\/(.*?):(.*?)@\/(.*?)\?socket=(.*)$/m);
    execFileSync('mariadb', ['--no-defaults', `--socket=${socket}`, `--user=${user}`, name, '-e', 'UPDATE ping_target SET sent_at = 0, retry_at = 0'],
      { env: { ...process.env, MYSQL_PWD: password } });
    return sleep(1000);
  };
  const start = siteClock(site);
  after(() => { if (hasClock(site)) setClock(site, start); });
  const quiet = async () => { assert.equal(await tick(site), ''); return receiver.take(); };

  test('nothing is sent or kept for later when nobody is named', async () => {
    receiver.take();
    const one = story();
    put(one);
    assert.deepEqual(await quiet(), []);
    await told(both(), async () => assert.deepEqual(await quiet(), []));
    put({ ...one, title: `${one.title} again` });
    masthead(site, 'article', 'withdraw', idOf(site, { title: `${one.title} again` }));
    assert.deepEqual(await quiet(), []);
    await told(both(), async () => assert.deepEqual(await quiet(), []));
  });

  test('a new story: its address to the search engine, its feeds to the hub, in the right words', async () => {
    await told(both(), async () => {
      const one = story({ published_at: new Date((siteClock(site) - 5) * 1000).toISOString().replace(/\.\d+/, '') });
      put(one);
      assert.equal(await tick(site), '');
      const asked = receiver.take();
      const [engine] = asked.filter(({ path }) => path === '/indexnow');
      assert.equal(engine.method, 'POST');
      assert.match(engine.headers['content-type'], /^application\/json/);
      assert.match(engine.headers['user-agent'], /^Masthead\/\d/);
      assert.equal(engine.headers.host, new URL(receiver.url).host);
      assert.deepEqual(JSON.parse(engine.body), { host: '127.0.0.1', key, keyLocation: `${site.url}/${key}.txt`, urlList: [at(idOf(site, one), one.slug)] });
      const hub = asked.filter(({ path }) => path === '/hub');
      for (const { method, headers, body } of hub) {
        assert.equal(method, 'POST');
        assert.equal(headers['content-type'], 'application/x-www-form-urlencoded');
        assert.equal(new URLSearchParams(body).get('hub.mode'), 'publish');
      }
      const feeds = hub.map(({ body }) => new URLSearchParams(body).get('hub.url'));
      for (const one of [feed('/feed.xml'), feed('/section/culture/feed.xml')]) assert.equal(feeds.filter((url) => url === one).length, 1, one);
      for (const url of feeds) assert.match((await get(site, url.slice(origin.length))).text, new RegExp(one.slug), `${url} shows it when it is told`);
      assert.equal(asked.length, 1 + hub.length);
      await pass(60);
      assert.deepEqual(await quiet(), [], 'once');
    });
  });

  test('five edits in a minute are one address, and the next minute is waited for', async () => {
    await told(indexnow(), async () => {
      const one = story();
      for (let n = 0; n < 5; n++) put({ ...one, body: [`Edited ${n} times.`] });
      await tick(site);
      assert.deepEqual(receiver.stories(), [[at(idOf(site, one), one.slug)]]);
      put({ ...one, body: ['Once more.'] });
      await tick(site);
      assert.deepEqual(receiver.stories(), [], 'not twice in a minute');
      await pass(60);
      await tick(site);
      assert.equal(receiver.stories().length, 1);
    });
  });

  test('withdrawn, and published again', async () => {
    await told(indexnow(), async () => {
      const one = story();
      put(one);
      const id = idOf(site, one);
      for (const change of ['withdraw', 'publish']) {
        await tick(site);
        assert.equal(receiver.stories().length, 1);
        await pass(60);
        masthead(site, 'article', change, id);
      }
      await tick(site);
      assert.deepEqual(receiver.stories(), [[at(id, one.slug)]]);
    });
  });

  if (hasClock(site)) test('a story of tomorrow is told tomorrow, a withdrawn or moved one not before', async () => {
    await told(both(), async () => {
      const now = siteClock(site);
      const hour = (hours) => new Date((now + hours * 3600) * 1000).toISOString().replace('.000', '');
      const [soon, gone, moved] = [story({ published_at: hour(1) }), story({ published_at: hour(1) }), story({ published_at: hour(1) })];
      for (const one of [soon, gone, moved]) put(one);
      masthead(site, 'article', 'withdraw', idOf(site, gone));
      masthead(site, 'article', 'publish', idOf(site, moved), '--at', hour(2));
      for (const seconds of [0, 3599]) { setClock(site, now + seconds); assert.deepEqual(await quiet(), []); }
      setClock(site, now + 3600);
      await tick(site);
      const first = receiver.take();
      assert.deepEqual(first.filter(({ path }) => path === '/indexnow').map(({ body }) => JSON.parse(body).urlList), [[at(idOf(site, soon), soon.slug)]]);
      assert.ok(first.some(({ body }) => body.includes(encodeURIComponent(feed('/feed.xml')))));
      setClock(site, now + 7200);
      await tick(site);
      assert.deepEqual(receiver.stories(), [[at(idOf(site, moved), moved.slug)]]);
    });
  });

  if (hasClock(site)) test('429 with Retry-After is honoured, 5xx is tried again later and later, and after a day given up', async () => {
    await told(indexnow(), async () => {
      const one = story();
      put(one);
      const lines = log().length;
      receiver.answers = [[429, { 'Retry-After': '300' }], [500, {}], [503, {}], [202, {}]];
      await tick(site);
      assert.equal(receiver.stories().length, 1);
      for (const [wait, hears] of [[299, 0], [1, 1], [119, 0], [1, 1], [239, 0], [1, 1], [3600, 0]]) {
        await pass(wait);
        assert.equal(await tick(site), '');
        assert.equal(receiver.stories().length, hears, `${wait} s`);
      }
      assert.equal(log().length, lines + 3);
      put({ ...one, body: ['Again.'] });
      receiver.answers = [[500, {}]];
      await tick(site);
      assert.equal(receiver.stories().length, 1);
      await pass(86401);
      assert.match(await tick(site), /pings given up after a day: 1\n/);
      await pass(86400);
      assert.deepEqual(await quiet(), []);
      assert.match(log().at(-1), /\tM602\t.*given up/);
    });
  });

  test('what is refused for good, or sends us elsewhere, is said and not repeated', async () => {
    await told(indexnow(), async () => {
      for (const [status, headers] of [[403, {}], [302, { Location: `${receiver.url}/elsewhere` }]]) {
        put(story());
        receiver.answers = [[status, headers]];
        assert.match(await tick(site), new RegExp(`indexnow: 127\\.0\\.0\\.1 answered ${status}`));
        assert.equal(receiver.take().length, 1);
        assert.doesNotMatch(log().at(-1), new RegExp(key));
        await pass(60);
        assert.deepEqual(await quiet(), []);
      }
    });
  });

  test('a receiver that is away keeps everything for later', async () => {
    const closed = new Receiver();
    await closed.start();
    closed.stop();
    const one = story();
    await told({ ...indexnow(), indexnow_endpoint: `${closed.url}/` }, async () => { put(one); assert.equal(await tick(site), ''); });
    assert.match(log().at(-1), /\tM601\t/);
    await withSettings(site, indexnow(), async () => {
      await pass(120);
      await tick(site);
      assert.deepEqual(receiver.stories(), [[at(idOf(site, one), one.slug)]]);
    });
    await tick(site);
  });

  if (site.links === 'clean') test('the key is a file of its own while it is set', async () => {
    const file = (name) => get(site, `${site.base}/${name}.txt`);
    assert.equal((await file(key)).status, 404);
    await withSettings(site, { indexnow_key: key }, async () => {
      const answer = await file(key);
      assert.equal(answer.status, 200);
      assert.equal(answer.text, key);
      assert.match(answer.headers.get('content-type'), /^text\/plain/);
      assert.equal((await file('another-key')).status, 404);
      assert.equal((await file('')).status, 404);
    });
    await tick(site);
  });
});

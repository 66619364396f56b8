// The widget's addresses on every engine, server and form of links: headers, one address each, changes at once.
import { test, describe } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { sites, address, get, origin, attributes, masthead, importStories, siteClock, sleep } from '../lib/sites.mjs';
import { snippets } from '../lib/embed-lab.mjs';

const story = (site, id, over = {}) => ({
  id, slug: `widget-${id}`, title: `A headline for others ${id}`, standfirst: 'In short.', body: ['A paragraph.'], category: 'Sport',
  published_at: new Date((siteClock(site) - 60) * 1000).toISOString().replace(/\.\d+Z/, 'Z'), tags: ['Widgets'], ...over,
});
const idOf = (text) => text.match(/\/article(?:\.cgi)?\/(\d+)\/widget-/)[1];

for (const site of sites) describe(site.name, () => {
  const at = (path, language) => address(site, 'widget', path, language);
  const ok = async (path, headers = {}) => {
    const answer = await get(site, path, { headers });
    assert.equal(answer.status, 200, path);
    return answer;
  };
  const documents = ['/w/auto/frame/all/10', '/w/dark-c8102e/frame/section-culture/5-pictures-standfirsts-moving', '/w/data/all/20.json',
    '/w/data/last-minute/5-pictures.json', '/w/list/all/10'];

  // `freshness`: of documents, whose kept answer may be a minute old.
  const forOthers = (headers, path, freshness = 'public, max-age=60, stale-while-revalidate=600') => {
    if (freshness) assert.equal(headers.get('cache-control'), freshness, path);
    assert.equal(headers.get('access-control-allow-origin'), '*', path);
    assert.equal(headers.get('cross-origin-resource-policy'), 'cross-origin', path);
    assert.equal(headers.get('set-cookie'), null, path);
  };

  test('documents: freshness, for every origin, in every frame', async () => {
    for (const path of documents) {
      await ok(at(path));
      await sleep(site.published === 'yes' ? 1500 : 0);  // a published file has an ETag of its own
      const { headers } = await ok(at(path));
      forOthers(headers, path);
      assert.equal(headers.get('x-frame-options'), null, path);
      assert.match(headers.get('content-security-policy'), /frame-ancestors \*/, path);
      const tag = headers.get('etag');
      assert.ok(tag, path);
      const again = await get(site, at(path), { headers: { 'If-None-Match': tag } });
      assert.equal(again.status, 304, path);
      forOthers(again.headers, `${path} unchanged`);
    }
  });

  test('scripts, styles and pictures for every origin; a script with a hash is kept for ever', async () => {
    const { element, pinned } = await snippets(origin(site) + address(site, 'website', '/website'), { pictures: 'yes', count: 20 });
    const path = (url) => new URL(url).pathname;
    const newest = path(attributes(element.snippet, 'script', 'src')[0]), fixed = path(attributes(pinned.snippet, 'script', 'src')[0]);
    const one = await ok(newest), other = await ok(fixed);
    forOthers(one.headers, newest);
    forOthers(other.headers, fixed, 'public, max-age=31536000, immutable');
    assert.equal(one.text, other.text);
    assert.match(one.headers.get('content-type'), /^text\/javascript/);
    const code = newest.replace(/[^/]*$/, one.text.match(/code-[0-9a-f]+\.js/)[0]);
    forOthers((await ok(code)).headers, code, 'public, max-age=31536000, immutable');
    const picture = path(attributes(element.snippet, 'img', 'src')[0]);
    forOthers((await ok(picture)).headers, picture, '');
    const frame = (await ok(at('/w/auto/frame/all/10'))).text;
    for (const file of [...attributes(frame, 'link', 'href'), ...attributes(frame, 'script', 'src')]) {
      const url = new URL(file, origin(site) + at('/w/auto/frame/all/10'));
      forOthers((await ok(url.pathname + url.search)).headers, file, '');
    }
    const unknown = await get(site, newest.replace(/[^/]*$/, '1-0000000000.js'));
    assert.equal(unknown.status, 404);
  });

  test('the query form and any other order lead to the one address', async () => {
    const leads = async (path, to) => {
      const answer = await get(site, path);
      assert.ok([301, 302].includes(answer.status), `${path}: ${answer.status}`);
      assert.equal(answer.headers.get('location'), origin(site) + to, path);
      forOthers(answer.headers, path);
    };
    await leads(at('/widget'), at('/w/auto/frame/all/10'));
    await leads(at('/widget?count=20'), at('/w/auto/frame/all/20'));
    await leads(at('/widget?unknown=1&theme=dark&accent=%23C8102E&section=culture&pictures=yes&dates=no&count=5&target=top&standfirsts=yes&ticker=moving'),
      at('/w/dark-c8102e/frame/section-culture/5-nodates-pictures-standfirsts-moving-top'));
    await leads(at('/widget?lang=tr'), at('/w/auto/frame/all/10', 'tr'));
    await leads(at('/widget', 'tr'), at('/w/auto/frame/all/10', 'tr'));
    await leads(at('/widget.json?count=5'), at('/w/data/all/5-pictures-standfirsts.json'));
    await leads(at('/w/auto/frame/all/10-standfirsts-pictures'), at('/w/auto/frame/all/10-pictures-standfirsts'));
    await leads(at('/w/auto/frame/all/10-glitter'), at('/w/auto/frame/all/10'));
    await leads(at('/w/auto/frame/all/99'), at('/w/auto/frame/all/10'));
    await leads(at('/w/data/all/5-standfirsts-pictures.json'), at('/w/data/all/5-pictures-standfirsts.json'));
    await leads(at('/w/auto/frame/section-none/10'), at('/w/auto/frame/all/10'));
    await leads(at('/w/data/tag-none/10.json'), at('/w/data/all/10.json'));
    for (const path of ['/w/pink/frame/all/10', '/w/dark-C8102E/look.css', '/w/auto/frame/nothing/10', '/w/frame/all/10']) {
      assert.equal((await get(site, at(path))).status, 404, path);
    }
  });

  test('V15.3.1 data have the fields that docs/embed.md names, and no other', async () => {
    const list = ['empty', 'headlines', 'home', 'language', 'pause', 'site', 'title', 'url'];
    const usual = ['language', 'published', 'section', 'shown', 'title', 'url'];
    const more = { '': [], '-standfirsts': ['standfirst'], '-pictures': ['picture', 'picture_text'], '-pictures-standfirsts': ['picture', 'picture_text', 'standfirst'] };
    for (const language of ['en', 'tr', 'az']) for (const source of ['all', 'last-minute', 'section-culture']) for (const [options, fields] of Object.entries(more)) {
      const path = at(`/w/data/${source}/20${options}.json`, language), data = JSON.parse((await ok(path)).text);
      assert.deepEqual(Object.keys(data).sort(), list, path);
      const keys = data.headlines.map((one) => Object.keys(one).filter((key) => key !== 'last_minute' && !usual.includes(key)).sort());
      for (const [i, found] of keys.entries()) {
        assert.deepEqual(found.filter((key) => !fields.includes(key)), [], `${path}: ${data.headlines[i].url}`);
        for (const [key, value] of Object.entries(data.headlines[i])) assert.equal(typeof value, key === 'last_minute' ? 'boolean' : 'string', `${path}: ${key}`);
      }
      // Not each story has a picture, a standfirst or the mark of last minute; all else is always there.
      for (const one of data.headlines) assert.deepEqual(usual.filter((key) => !(key in one)), [], path);
      if (source === 'section-culture') assert.deepEqual([...new Set(keys.flat())].sort(), fields, path);
    }
  });

  test('a look is a style sheet of its own; the document is the same under each', async () => {
    const usual = await ok(at('/w/auto/frame/all/10'));
    for (const look of ['light', 'dark', 'dark-c8102e']) {
      assert.match((await ok(at(`/w/${look}/look.css`))).headers.get('content-type'), /^text\/css/);
      assert.equal((await ok(at(`/w/${look}/frame/all/10`))).text, usual.text);
    }
  });

  test('a new, a changed and a withdrawn story show at once', async () => {
    const shown = async () => Promise.all(['/w/auto/frame/section-sport/5', '/w/data/section-sport/5.json', '/w/list/section-sport/5'].map(async (path) => (await ok(at(path))).text));
    await shown();
    importStories(site, [story(site, 1)], 'widget', '--language', 'en');
    const first = await shown();
    for (const text of first) assert.ok(text.includes('A headline for others 1'));
    importStories(site, [story(site, 1, { title: 'Another headline for others' })], 'widget', '--language', 'en');
    for (const text of await shown()) assert.ok(text.includes('Another headline for others'));
    masthead(site, 'article', 'withdraw', idOf(first[0]));
    for (const text of await shown()) assert.ok(!text.includes('headline for others'));
    // It was the only one with its tag.
    for (const what of ['auto/frame', 'data', 'list']) {
      const ending = what === 'data' ? '.json' : '';
      const answer = await get(site, at(`/w/${what}/tag-widgets/10${ending}`));
      assert.equal(answer.status, 302, what);
      assert.equal(answer.headers.get('location'), origin(site) + at(`/w/${what}/all/10${ending}`));
    }
  });

  if (site.published === 'yes') test('the one address is published: the web server answers by itself', async () => {
    for (const path of documents.filter((path) => !/c8102e/.test(path))) {
      let tag;
      for (let tries = 0; tries < 30; tries++) {
        tag = (await ok(at(path))).headers.get('etag');
        if (!/^(W\/)?"[0-9a-f]{32}"$/.test(tag)) break;
        await sleep(100);
      }
      assert.doesNotMatch(tag, /^(W\/)?"[0-9a-f]{32}"$/, `${path} is published`);
    }
  });
});

describe('the built scripts', () => {
  const root = new URL('../../', import.meta.url).pathname;
  const folder = `${root}public/assets/w/`;
  const hash = (text) => createHash('sha256').update(text).digest('hex').slice(0, 10);
  const sri = (text) => `sha384-${createHash('sha384').update(text).digest('base64')}`;

  test('each file is named by what it holds', () => {
    for (const name of readdirSync(folder)) {
      const named = name.match(/^(?:1|code)-([0-9a-f]{10})\.js$/);
      assert.ok(named || name === '1.js', name);
      if (named) assert.equal(hash(readFileSync(folder + name)), named[1], name);
    }
    assert.ok(readdirSync(folder).includes(`1-${hash(readFileSync(`${folder}1.js`))}.js`), 'the newest has an address that stays');
  });

  test('each loader names its code by a hash that is right', () => {
    for (const name of readdirSync(folder).filter((one) => one.startsWith('1'))) {
      const loader = readFileSync(folder + name, 'utf8');
      const code = loader.match(/code-[0-9a-f]{10}\.js/)[0];
      assert.ok(loader.includes(sri(readFileSync(folder + code))), name);
    }
  });

  test('what was released is still there', () => {
    const released = readFileSync(new URL('../data/widget-released.txt', import.meta.url), 'utf8').split('\n').filter((line) => line && !line.startsWith('#'));
    for (const name of released) assert.ok(readdirSync(folder).includes(name), `${name} was released and must stay`);
  });

  test('they are what the sources make, and an upgrade leaves the older ones', () => {
    const copy = mkdtempSync(`${tmpdir()}/masthead-widget-`);
    try {
      for (const path of ['tools/widget', 'src/widget', 'public/assets']) cpSync(root + path, `${copy}/${path}`, { recursive: true });
      mkdirSync(`${copy}/tests/node_modules`, { recursive: true });
      for (const path of ['terser', 'acorn', 'commander', 'source-map-support', 'source-map', 'buffer-from', '@jridgewell', `node-linux-${process.arch}`]) {
        cpSync(`${root}tests/node_modules/${path}`, `${copy}/tests/node_modules/${path}`, { recursive: true });
      }
      const names = () => readdirSync(`${copy}/public/assets/w`).sort();
      const old = names(), newest = readFileSync(`${copy}/public/assets/w/1.js`, 'utf8');
      execFileSync(`${copy}/tools/widget`);
      assert.deepEqual(names(), old, 'run tools/widget');
      assert.equal(readFileSync(`${copy}/public/assets/w/1.js`, 'utf8'), newest, 'run tools/widget');
      writeFileSync(`${copy}/public/assets/widget.css`, `${readFileSync(`${copy}/public/assets/widget.css`, 'utf8')}.later{color:red}\n`);
      execFileSync(`${copy}/tools/widget`);
      assert.equal(names().length, old.length + 2, 'a new loader and a new code');
      for (const name of old.filter((one) => one !== '1.js')) {
        assert.equal(readFileSync(`${copy}/public/assets/w/${name}`, 'utf8'), readFileSync(folder + name, 'utf8'), `${name} stays`);
      }
      assert.notEqual(readFileSync(`${copy}/public/assets/w/1.js`, 'utf8'), newest);
    } finally {
      rmSync(copy, { recursive: true });
    }
  });
});

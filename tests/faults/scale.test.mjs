// docs/scale.md, step by step: two web nodes on one database, with a cache in front of them.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { freePort, load, median, root, Site, sleep, startSite } from './lib.mjs';

const cached = '/latest';
let first, second, edge, edgePort;

before(async () => {
  edgePort = await freePort();
  first = await startSite('workers=4');
  second = await secondNode();
  // One site, one address: that of the cache.
  for (const { configuration } of [first, second]) {
    writeFileSync(configuration, readFileSync(configuration, 'utf8').replace(/^base_url.*$/m, `base_url = http://127.0.0.1:${edgePort}`), { mode: 0o600 });
  }
  edge = await startEdge();
});
after(async () => {
  edge?.process.kill('SIGTERM');
  await second?.end();
  await first?.end();
});

// As the operator does it: another folder, the same masthead.conf, the same secret and media.
async function secondNode() {
  const folder = join(first.folder, 'second');
  const port = await freePort();
  mkdirSync(join(folder, 'var'), { recursive: true });
  cpSync(join(first.folder, 'var/secret'), join(folder, 'var/secret'));
  const node = new Site(folder, first.databasePort);
  node.end = () => node.tool('stop');
  await node.tool('configure', `build=${join(root, 'build')}`, `port=${port}`, `database=${first.line}`);
  await node.tool('nginx-start', `build=${join(root, 'build')}`, `port=${port}`);
  node.url = `http://127.0.0.1:${port}`;
  return node;
}

// A cache as a CDN is one: it keeps a page for a second, asks again with the ETag, and shows the old page
// when nobody answers.
async function startEdge() {
  const folder = join(first.folder, 'edge');
  mkdirSync(folder, { recursive: true });
  const port = edgePort;
  const host = (url) => url.replace('http://', '');
  writeFileSync(join(folder, 'nginx.conf'), `
${process.getuid() === 0 ? 'user root root;' : ''}
daemon off; pid "${folder}/pid"; error_log "${folder}/log" warn;
events { worker_connections 512; }
http {
  access_log off;
  client_body_temp_path "${folder}/b"; proxy_temp_path "${folder}/p"; fastcgi_temp_path "${folder}/f"; uwsgi_temp_path "${folder}/u"; scgi_temp_path "${folder}/s";
  proxy_cache_path "${folder}/cache" keys_zone=pages:8m;
  upstream nodes { server ${host(first.url)} max_fails=1 fail_timeout=2s; server ${host(second.url)} max_fails=1 fail_timeout=2s; }
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://nodes;
      proxy_connect_timeout 1s; proxy_read_timeout 10s;
      proxy_next_upstream error timeout http_502;
      proxy_cache pages; proxy_cache_revalidate on; proxy_cache_lock on;
      # Pages say "no-cache", ask each time: here, once a second.
      proxy_ignore_headers Cache-Control; proxy_cache_valid 200 1s;
      proxy_cache_use_stale error timeout http_500 http_502 http_503 http_504;
      add_header X-Cache $upstream_cache_status;
    }
  }
}
`);
  const process_ = spawn('/usr/sbin/nginx', ['-e', join(folder, 'log'), '-c', join(folder, 'nginx.conf')], { stdio: 'ignore' });
  const site = new Site(folder, 0);
  site.url = `http://127.0.0.1:${port}`;
  for (let i = 0; i < 100; ++i) {
    try { await site.ask(cached); break; } catch { await sleep(50); }
  }
  return { site, process: process_ };
}

const importStory = (site, title) => execFileSync(join(root, 'build/masthead'), ['--config', site.configuration, 'import', '-', '--source', 'scale'],
  { input: JSON.stringify({ id: title, language: 'en', title, body: ['A text.'], category: 'World', published_at: new Date(Date.now() - 60000).toISOString() }) + '\n', stdio: ['pipe', 'pipe', 'pipe'] });

test('a change made on one node shows on the other within two and a half seconds', async (t) => {
  for (const node of [first, second]) assert.equal((await node.ask(cached)).status, 200);
  importStory(first, 'Seen on both nodes');
  const begin = Date.now();
  assert.match((await first.ask(cached)).text, /Seen on both nodes/);
  while (!(await second.ask(cached)).text.includes('Seen on both nodes')) assert.ok(Date.now() - begin < 4000, 'the other node still has the old page');
  t.diagnostic(`at once on its own node, after ${Date.now() - begin} ms on the other`);
  assert.ok(Date.now() - begin < 2500);
});

test('equal pages have equal ETags on both nodes, and a form of one is taken by the other', async () => {
  const [one, two] = [await first.ask(cached), await second.ask(cached)];
  assert.ok(one.headers.get('etag'));
  assert.equal(one.headers.get('etag'), two.headers.get('etag'));
  const form = await first.ask('/contact');
  const token = form.text.match(/name="token" value="([^"]+)"/)[1];
  assert.equal((await second.sendMessage(token, 'other node')).thanked, true);
  assert.equal(first.sql("SELECT COUNT(*) FROM message WHERE subject = 'other node'"), '1');
});

test('a cache in front asks again by ETag, and a node or the database may be lost', async (t) => {
  const ask = () => edge.site.ask(cached);
  await ask();
  const again = await ask();
  assert.equal(again.status, 200);
  assert.match(again.headers.get('x-cache') ?? '', /HIT|REVALIDATED|STALE/);
  const readers = load(ask, 4, 10);
  await sleep(500);
  await second.tool('stop', 'nginx', 'fcgiwrap');
  await sleep(1500);
  first.signal('SIGKILL');
  await sleep(1500);
  await first.tool('stop', 'nginx', 'fcgiwrap');
  await sleep(1000);
  await readers.stop();
  const failed = readers.answers.filter(({ status }) => status !== 200);
  t.diagnostic(`${readers.answers.length} pages through the cache while one node, then the database, then the other node was lost: ` +
    `${failed.length} failed, median ${median(readers.answers.map(({ ms }) => ms)).toFixed(0)} ms`);
  assert.deepEqual(failed, []);
});

// The widget through a caching proxy. On a site of its own, since most of it is waiting (tests/run).
import { test, describe, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { address, origin, masthead, importStories, sleep } from '../lib/sites.mjs';
import { startSite, stopSite } from '../lib/own-sites.mjs';

const story = (id) => ({
  id, slug: `widget-${id}`, title: `A headline for others ${id}`, body: ['A paragraph.'], category: 'Sport',
  published_at: new Date(Date.now() - 60000).toISOString().replace(/\.\d+Z/, 'Z'),
});
const idOf = (text) => text.match(/\/article(?:\.cgi)?\/(\d+)\/widget-/)[1];

describe('through a caching proxy', () => {
  let site, folder, proxy, url;
  before(async () => {
    site = startSite();
    folder = mkdtempSync(`${tmpdir()}/masthead-proxy-`);
    const free = net.createServer().listen(0, '127.0.0.1');
    await once(free, 'listening');
    const { port } = free.address();
    free.close();
    writeFileSync(`${folder}/nginx.conf`, `daemon off; pid ${folder}/pid; error_log ${folder}/error.log; ${process.getuid() === 0 ? 'user root;' : ''}
      events {} http { access_log off; proxy_cache_path ${folder}/cache keys_zone=all:1m; client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/temp;
      fastcgi_temp_path ${folder}/fastcgi; uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
      server { listen 127.0.0.1:${port}; location / { proxy_pass ${origin(site)}; proxy_cache all; proxy_cache_background_update on;
      proxy_cache_use_stale updating; add_header X-Cache $upstream_cache_status; } } }`);
    proxy = spawn('nginx', ['-c', `${folder}/nginx.conf`, '-e', `${folder}/error.log`], { stdio: 'ignore', env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` } });
    url = `http://127.0.0.1:${port}`;
    for (let tries = 0; tries < 100; tries++) if (await fetch(url).then(() => true, () => sleep(50))) return;
    throw new Error('the proxy did not start');
  });
  after(async () => {
    stopSite(site);
    if (proxy && proxy.exitCode === null) { proxy.kill(); await once(proxy, 'exit'); }
    rmSync(folder, { recursive: true, force: true });
  });

  test('a change shows on the second view after 60 seconds at the latest, a withdrawn story too; ten thousand views cost one', async () => {
    const paths = ['/w/auto/frame/section-sport/7', '/w/data/section-sport/7.json'];
    const view = async (path) => {
      const answer = await fetch(url + address(site, 'widget', path));
      return { text: await answer.text(), cache: answer.headers.get('x-cache') };
    };
    importStories(site, [story(2)], 'widget', '--language', 'en');
    let id;
    for (const path of paths) {
      const { text } = await view(path);
      assert.ok(text.includes('A headline for others 2'));
      id = idOf(text);
      for (let i = 0; i < 20; i++) assert.equal((await view(path)).cache, 'HIT');
    }
    masthead(site, 'article', 'withdraw', id);
    importStories(site, [story(3)], 'widget', '--language', 'en');
    await sleep(61000);
    for (const path of paths) await view(path);
    await sleep(1500);
    for (const path of paths) {
      const { text } = await view(path);
      assert.ok(text.includes('A headline for others 3'), path);
      assert.ok(!text.includes('A headline for others 2'), path);
      masthead(site, 'article', 'withdraw', idOf(text));
    }
  });
});

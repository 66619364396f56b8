// Processes that stay: nothing that happens around them may cost a reader a page.
import { test, describe, after } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { change, processOf, startSite, stopSite } from '../lib/own-sites.mjs';
import { sites, address, get, masthead, sleep } from '../lib/sites.mjs';

const tool = new URL('../../tools/site', import.meta.url).pathname;
const programs = (site) => execFileSync(tool, ['programs-start', site.folder, `mode=${site.mode}`, 'workers=4']);
const stopPrograms = (site) => execFileSync(tool, ['stop', site.folder, 'fastcgi']);

const found = (...words) => spawnSync('pgrep', words, { encoding: 'utf8' }).stdout.trim().split('\n').filter(Boolean).map(Number);
const master = (site) => Number(readFileSync(`${site.folder}/server/fastcgi.pid`, 'utf8').split(' ')[0]);
// nginx has a pool of ours, Apache one of mod_fcgid's.
const workers = (site) => (site.server === 'nginx' ? found('-P', master(site)) : found('-f', `^${site.folder}/htdocs.*masthead\\.cgi`));
const lives = (pid) => {
  try { return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8')); } catch { return false; }
};
const resident = (pid) => Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/)[1]);

async function eventually(what, limit, check) {
  const end = Date.now() + limit;
  while (!(await check())) {
    assert.ok(Date.now() < end, what);
    await sleep(50);
  }
}

function replace(file, change) {
  const before = readFileSync(file, 'utf8');
  writeFileSync(`${file}.new`, change(before));
  renameSync(`${file}.new`, file);
  return before;
}

for (const site of sites.filter((one) => one.mode === 'fastcgi')) describe(site.name, () => {
  const at = (program, path) => address(site, program, path);
  // Never kept, never published: the program makes it.
  const homepage = at('homepage', '/homepage');
  const configuration = `${site.folder}/masthead.conf`;
  const ask = async (path, status = 200) => {
    const answer = await get(site, path);
    assert.equal(answer.status, status, `${path}\n${answer.text.slice(0, 300)}`);
    return answer;
  };
  const many = (count, path) => Promise.all(Array.from({ length: count }, () => ask(path)));
  // 16 requests at a time.
  async function requests(count) {
    const paths = [homepage, at('section', '/latest?x'), at('search', '/search?q=the'), at('widget', '/w/auto/frame/all/5?x')];
    let next = 0;
    await Promise.all(Array.from({ length: 16 }, async () => {
      while (next < count) await ask(paths[next++ % paths.length]);
    }));
  }
  // A request that waits for 0.4 s: it may not ask for the edition.
  async function slow() {
    await sleep(2300);
    const holder = spawn('flock', [`${site.folder}/var/cache/edition.lock`, 'sleep', '3'], { detached: true });
    await sleep(200);
    const begun = Date.now();
    const answer = get(site, at('section', '/latest?slow'));
    return { answer, begun, done: () => { try { process.kill(-holder.pid); } catch { /* it has ended */ } } };
  }
  let original = '';
  after(() => { if (original) replace(configuration, () => original); });

  if (site.engine === 'mysql') test('a database that was restarted costs no request', async () => {
    await many(24, homepage);
    const folder = readFileSync(configuration, 'utf8').match(/socket=(.*)\/run\/mysql\.sock/)[1];
    execFileSync(tool, ['stop', folder, 'mariadb']);
    execFileSync(tool, ['mariadb-start', folder, 'flush=0'], { stdio: 'ignore' });
    await sleep(1200);
    // The first question of a kept page is for the edition. Without its pages nothing stale hides a failure.
    masthead(site, 'purge');
    await many(24, at('mainpage', '/?x'));
    await many(24, at('search', '/search?q=the'));
    await many(24, homepage);
  });

  test('masthead.conf and templates may change at any time', async () => {
    await many(16, homepage);
    const folder = `${site.folder}/own-templates`;
    cpSync(new URL('../../templates', import.meta.url).pathname, folder, { recursive: true, preserveTimestamps: true });
    original = replace(configuration, (text) => text.replace(/^site_name.*$/m, 'site_name = The New Lantern').replace(/^templates.*$/m, `templates = ${folder}`));
    const changed = Date.now();
    for (const path of [homepage, at('section', '/latest?x'), at('page', '/page/imprint')]) {
      await eventually(`${path} has the new name`, 2000, async () => (await ask(path)).text.includes('The New Lantern'));
    }
    assert.ok(Date.now() - changed < 6000);
    replace(`${folder}/homepage.tpl`, (text) => `${text}<p>Here is a new line.</p>\n`);
    await sleep(2000);
    for (const { text } of await many(64, homepage)) assert.ok(text.includes('Here is a new line'));
    // Of a set with a broken file nothing is taken by a process that has a whole one.
    const frame = readFileSync(`${folder}/frame.tpl`, 'utf8'), half = frame.slice(0, frame.indexOf('<body') + 3);
    replace(`${folder}/homepage.tpl`, (text) => text.replace('Here is a new line.', 'Here is another line.'));
    for (const broken of ['', half, `${frame}{{#NEVER_ENDED}}\n`]) {
      replace(`${folder}/frame.tpl`, () => broken);
      await sleep(2000);
      for (const path of [homepage, at('section', '/latest?x'), at('search', '/search?q=the'), at('page', '/page/imprint')]) {
        for (const { text } of await many(8, path)) assert.match(text, /<\/html>\s*$/, path);
      }
      for (const { text } of await many(8, homepage)) assert.match(text, /Here is (a new|another) line\./);
    }
    replace(`${folder}/frame.tpl`, () => frame);
    await eventually('the set is whole again', 3000, async () => (await many(16, homepage)).every(({ text }) => text.includes('Here is another line.')));
    replace(configuration, () => original);
    original = '';
    await eventually('the old name', 2000, async () => !(await ask(homepage)).text.includes('New Lantern'));
    rmSync(folder, { recursive: true });
  });

  test('SIGTERM: what runs is answered, then the process ends', async () => {
    await ask(homepage);
    // It asks for the edition each second, and nobody would have to wait.
    if (site.published === 'yes') execFileSync(tool, ['stop', site.folder, 'tick']);
    const { answer, begun, done } = await slow();
    await sleep(100);
    const all = site.server === 'nginx' ? [master(site), ...workers(site)] : workers(site);
    assert.ok(all.length > 0);
    process.kill(all[0], 'SIGTERM');
    try {
      const { status } = await answer;
      assert.equal(status, 200);
      assert.ok(Date.now() - begun > 350, 'it ran when the signal came');
      const ended = site.server === 'nginx' ? all : all.slice(0, 1);
      await eventually('they end', 5000, () => !ended.some(lives));
    } finally {
      done();
      if (site.server === 'nginx') { stopPrograms(site); programs(site); }
      if (site.published === 'yes') execFileSync(tool, ['tick-start', site.folder]);
    }
    await many(16, homepage);
  });

  test('a process that is killed is replaced', async () => {
    await many(16, homepage);
    const before = workers(site);
    process.kill(before[0], 'SIGKILL');
    if (site.server === 'nginx') {
      await eventually('as many as before', 5000, () => workers(site).filter((pid) => !before.includes(pid)).length === 1 &&
        workers(site).length === before.length);
    } else {
      await eventually('it is gone', 2000, () => !lives(before[0]));
    }
    await many(16, homepage);
  });

  test('2,000 requests leave no memory behind', async () => {
    await requests(600);
    const before = new Map(workers(site).map((pid) => [pid, resident(pid)]));
    await requests(2000);
    let stayed = 0;
    for (const [pid, kilobytes] of before) {
      if (!lives(pid)) continue;
      stayed++;
      assert.ok(resident(pid) - kilobytes < 2048, `${kilobytes} kB, then ${resident(pid)} kB`);
    }
    assert.ok(stayed > 0);
  });
});

// Who asks while a process ends itself (its requests or its memory are used up) waits for the next one. Apache's
// manager knows one socket for each process that it started: without a keeper it answers 500.
test('a process of mod_fcgid that ends itself costs no request', async () => {
  const site = startSite('server=apache', 'mode=fastcgi');
  try {
    change(`${site.folder}/server/apache.conf`, (text) => `${text}\nFcgidInitialEnv MASTHEAD_REQUESTS 15\n`);
    process.kill(processOf(site, 'apache'), 'SIGUSR1');
    await sleep(1500);
    const statuses = [];
    for (let i = 0; i < 80; ++i) statuses.push((await fetch(`${site.url}/healthz`)).status);
    assert.deepEqual([...new Set(statuses)], [200]);
  } finally {
    stopSite(site);
  }
});

test('a process of a pool is in the sandbox from its first page on, unless the configuration says no', async () => {
  const site = startSite('mode=fastcgi', 'workers=1');
  try {
    const filters = async () => {
      await fetch(`${site.url}/search?q=the`);
      return Number(readFileSync(`/proc/${workers(site)[0]}/status`, 'utf8').match(/^Seccomp_filters:\s+(\d+)/m)[1]);
    };
    const inside = await filters();
    change(`${site.folder}/masthead.conf`, (text) => `${text}\nsandbox = no\n`);
    stopPrograms(site);
    programs(site);
    assert.equal(inside, await filters() + 1);
  } finally {
    stopSite(site);
  }
});

// Nothing that a program waits for by itself lasts so long; what it opens may: here a FIFO that nobody writes into.
for (const server of ['nginx', 'apache']) test(`finding 3 a request that is stuck ends its process after 8 s, and the next one is as ever (${server})`, async () => {
  const site = startSite(`server=${server}`, 'mode=fastcgi', 'workers=1');
  const held = `${site.folder}/var/secret`, page = `${site.url}/contact`;
  const log = () => readdirSync(`${site.folder}/server`).filter((name) => name.endsWith('.log')).map((name) => readFileSync(`${site.folder}/server/${name}`, 'utf8')).join('');
  try {
    renameSync(held, `${held}.away`);
    execFileSync('mkfifo', [held]);
    assert.equal((await fetch(`${site.url}/search?q=the`)).status, 200);
    // With mod_fcgid the keeper is one of them.
    const before = workers(site);
    const begun = Date.now();
    const answer = await fetch(page), text = await answer.text(), took = Date.now() - begun;
    assert.ok(took > 7000 && took < 12_000, `${took} ms`);
    // It may not write into the server's line: what is seen is unavailable.html.
    assert.ok([500, 502, 503].includes(answer.status), String(answer.status));
    assert.match(text, /Birazdan/);
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    await eventually('the log names it', 2000, () => log().includes('M901 wall limit of 8 s'));
    await eventually('the process is gone', 2000, () => before.some((pid) => !lives(pid)));
    // The server's next request is one like any other, whatever the one before waited for.
    assert.equal((await fetch(`${site.url}/search?q=the`)).status, 200);
    assert.ok(workers(site).some((pid) => !before.includes(pid)), 'another process');
    renameSync(`${held}.away`, held);
    const next = await fetch(page);
    assert.equal(next.status, 200);
    assert.match(await next.text(), /<\/html>\s*$/);
    // A process that rests longer than that is left alone.
    await sleep(8500);
    assert.equal(log().split('M901').length, 2, 'once');
  } finally {
    stopSite(site);
  }
});

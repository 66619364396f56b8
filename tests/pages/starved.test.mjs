// Programs that get too little: processes, memory, room in files, a database that another holds, a client that has left.
// Rows J11, K2, K3, K6 and K7 of the table of faults in docs/security.md.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import net from 'node:net';
import { after, before, describe, test } from 'node:test';
import { children, startSite, stopSite } from '../lib/own-sites.mjs';
import { command, receiptIn } from '../lib/sites.mjs';

const root = new URL('../../', import.meta.url).pathname;
const build = process.env.MASTHEAD_BUILD ?? `${root}build`;

for (const engine of ['sqlite', 'mysql']) describe(`starved: ${engine}`, () => {
  let site;
  before(() => { site = startSite(`database=${engine}`, 'demo=yes', 'contact_per_prefix=0', 'contact_per_hour=0', 'workers=4'); });
  after(() => stopSite(site));

  const rows = (subject) => spawnSync(command, ['--config', `${site.folder}/masthead.conf`, 'message', 'list', '--state', 'all', '--limit', '1000'], { encoding: 'utf8' })
    .stdout.split('\n').filter((line) => line.endsWith(`\t${subject}`)).length;
  const spooled = () => { const at = `${site.folder}/var/spool/new`; return existsSync(at) ? readdirSync(at).length : 0; };
  const tick = () => spawnSync(command, ['--config', `${site.folder}/masthead.conf`, 'tick', '--for', '0']);

  async function letter(subject) {
    const form = await (await fetch(`${site.url}/contact`)).text();
    const token = form.match(/name="token" value="([^"]+)"/)[1];
    return new URLSearchParams({ token, kind: 'tip', name: 'Ada', email: 'ada@lantern.example', subject, body: `Text of ${subject}`, comment: '' }).toString();
  }
  const type = { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin' };
  const send = async (body) => (await fetch(`${site.url}/contact`, { method: 'POST', body, headers: type })).text();

  // The program as a web server runs it, below a limit of bash's ulimit.
  function run(limit, variables = {}, input = '') {
    const { stdout, stderr, status, signal } = spawnSync('/bin/bash', ['--norc', '-c', `ulimit ${limit}; exec "${build}/cgi-bin/masthead.cgi"`], {
      input, timeout: 20000, encoding: 'utf8', env: { PATH: process.env.PATH, GATEWAY_INTERFACE: 'CGI/1.1', REQUEST_METHOD: 'GET', UNIQUE_ID: '0123456789abcdef0123456789abcdef',
        SCRIPT_NAME: '', REQUEST_URI: '/', PATH_INFO: '/', MASTHEAD_CONFIG: `${site.folder}/masthead.conf`, ...variables } });
    return { status: Number(stdout.match(/^Status: (\d+)/)?.[1] ?? 0), stdout, stderr, code: status, signal };
  }
  const posted = (body) => ({ REQUEST_METHOD: 'POST', REQUEST_URI: '/contact', PATH_INFO: '/contact', CONTENT_LENGTH: String(body.length),
    CONTENT_TYPE: type['Content-Type'], HTTP_SEC_FETCH_SITE: 'same-origin', REMOTE_ADDR: '127.0.0.1' });
  // Whole, or an error's page, or nothing at all: then the web server says 500 itself.
  function isWhole({ stdout, status }, what) {
    if (stdout === '') return;
    assert.ok([200, 500, 503].includes(status), `${what}: ${stdout.slice(0, 100)}`);
    const end = stdout.search(/\r?\n\r?\n/), length = Number(stdout.slice(0, end).match(/^Content-Length: (\d+)/m)?.[1]);
    assert.equal(Buffer.byteLength(stdout.slice(end).replace(/^\r?\n\r?\n/, '')), length, what);
  }

  if (engine === 'sqlite') test('K7 no process can be made: an error of the web server at once, and the next request is normal', async () => {
    const tool = (...words) => spawnSync(`${root}tools/site`, words, { encoding: 'utf8' });
    const socket = readFileSync(`${site.folder}/server/masthead.conf`, 'utf8').match(/unix:([^";]+)/)[1];
    const forget = { PATH: '/usr/bin:/bin:/usr/sbin' };
    tool('stop', site.folder, 'fcgiwrap');
    rmSync(socket, { force: true });
    // Of root there may always be one more.
    const other = process.getuid() === 0 ? ['setpriv', '--reuid=nobody', '--regid=nogroup', '--clear-groups', '--inh-caps=+dac_override', '--ambient-caps=+dac_override'] : ['env'];
    const [program, ...words] = [...other, 'fcgiwrap', '-f', '-c', '2', '-s', `unix:${socket}`];
    const wrap = spawn(program, words, { env: forget, stdio: 'ignore' });
    try {
      for (let tries = 0; !existsSync(socket) || children(wrap.pid).length < 2; ++tries) { assert.ok(tries < 100); await new Promise((done) => { setTimeout(done, 50); }); }
      const most = (number) => { for (const pid of children(wrap.pid)) assert.equal(spawnSync(program, [...other.slice(1), 'prlimit', '--pid', String(pid), `--nproc=${number}:`]).status, 0); };
      assert.equal((await fetch(site.url)).status, 200);
      most(0);
      for (let i = 0; i < 6; ++i) {
        const begin = Date.now();
        const { status } = await fetch(`${site.url}/latest`);
        assert.ok(status >= 500, `${status}`);
        assert.ok(Date.now() - begin < 3000, `${Date.now() - begin} ms`);
      }
      assert.equal((await fetch(`${site.url}/assets/masthead.css`)).status, 200);
      most(10000);
      for (let i = 0; i < 6; ++i) assert.equal((await fetch(`${site.url}/latest`)).status, 200);
    } finally {
      for (const pid of [...children(wrap.pid), wrap.pid]) process.kill(pid);
      await once(wrap, 'exit');
      tool('programs-start', site.folder, 'workers=4');
    }
  });

  test('K6 memory ends at any moment: a whole page, an error, or nothing with a line in the log', async () => {
    const outcomes = { pages: 0, errors: 0, nothing: 0 };
    // From less than the program itself needs to more than it ever takes; no kept page is at hand.
    for (let kilobytes = 8000; kilobytes <= 40000; kilobytes += 400) {
      rmSync(`${site.folder}/var/cache`, { recursive: true, force: true });
      const answer = run(`-v ${kilobytes}`);
      isWhole(answer, `${kilobytes} KB`);
      if (answer.stdout === '') assert.ok(answer.code !== 0 || answer.signal, `${kilobytes} KB: silent success`);
      outcomes[answer.status === 200 ? 'pages' : answer.stdout ? 'errors' : 'nothing'] += 1;
      if (answer.stdout === '' && answer.code !== null && answer.code < 126) assert.notEqual(answer.stderr, '', `${kilobytes} KB: no word`);
    }
    assert.ok(outcomes.pages > 0 && outcomes.nothing + outcomes.errors > 0, JSON.stringify(outcomes));
  });

  test('K6 a letter, and memory ends at any moment: a receipt only with a letter', async () => {
    let receipts = 0, others = 0;
    for (let kilobytes = 9000; kilobytes <= 40000; kilobytes += 1000) {
      const subject = `memory-${kilobytes}`, body = await letter(subject);
      const answer = run(`-v ${kilobytes}`, posted(body), body);
      isWhole(answer, subject);
      tick();
      const receipt = answer.status === 200 && receiptIn(answer.stdout);
      if (receipt) { receipts += 1; assert.equal(rows(subject), 1, subject); } else { others += 1; assert.ok(rows(subject) <= 1, subject); }
    }
    assert.ok(receipts > 0 && others > 0, `${receipts} ${others}`);
  });

  test('J11 no file can grow: a letter is stored, or refused with its text; pages go on', async () => {
    const subject = 'full-disk', body = await letter(subject);
    rmSync(`${site.folder}/var/cache`, { recursive: true, force: true });
    const made = run('-f 0');
    isWhole(made, 'not kept');
    // SQLite's own index of its log must grow when nobody else has it open.
    if (engine === 'mysql') assert.equal(made.status, 200, made.stderr);
    assert.equal(run('-f unlimited').status, 200);
    const kept = run('-f 0');
    isWhole(kept, 'kept');
    assert.equal(kept.status, 200, kept.stderr);
    const answer = run('-f 0', posted(body), body);
    isWhole(answer, subject);
    if (receiptIn(answer.stdout)) {
      // The server of MariaDB has a limit of its own.
      assert.equal(engine, 'mysql');
      assert.equal(rows(subject), 1);
    } else {
      assert.equal(answer.status, 503, answer.stderr);
      assert.match(answer.stdout, /Text of full-disk/);
      assert.equal(rows(subject) + spooled(), 0);
    }
    assert.ok(receiptIn(await send(body)));
    tick();
    assert.equal(rows(subject), 1);
  });

  if (engine === 'sqlite') test('J11 another holds the database: letters wait in the spool, pages are read, and nothing is lost', async () => {
    const body = await letter('locked');
    const holder = spawn(process.execPath, ['-e', `
      const { DatabaseSync } = require('node:sqlite');
      const db = new DatabaseSync(${JSON.stringify(`${site.folder}/${readFileSync(`${site.folder}/masthead.conf`, 'utf8').match(/^database = sqlite:(.*)$/m)[1]}`)});
      db.exec('BEGIN IMMEDIATE'); console.log('held'); setTimeout(() => {}, 60000);`], { stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      await new Promise((held) => { holder.stdout.once('data', held); });
      const begun = Date.now();
      const receipt = receiptIn(await send(body));
      assert.ok(receipt);
      assert.ok(Date.now() - begun < 8000, `${Date.now() - begun} ms`);
      assert.equal(spooled(), 1);
      assert.equal((await fetch(`${site.url}/search?q=the`)).status, 200);
      // Killed in its transaction: what it left is cleared away by the next who opens the database.
      holder.kill('SIGKILL');
      await new Promise((ended) => { holder.once('exit', ended); });
      tick();
      assert.equal(rows('locked'), 1);
      assert.equal(spooled(), 0);
      assert.equal(receiptIn(await send(body)), receipt);
      assert.equal(rows('locked'), 1);
    } finally {
      holder.kill('SIGKILL');
    }
  });

  test('K2 the visitor leaves before the answer: sent again it is the same letter, stored once', async () => {
    for (let i = 0; i < 8; ++i) {
      const subject = `left-${i}`, body = await letter(subject);
      const { hostname, port } = new URL(site.url);
      const socket = net.connect(port, hostname);
      socket.on('error', () => {});
      await new Promise((sent) => {
        socket.write(`POST /contact HTTP/1.1\r\nHost: ${hostname}:${port}\r\nContent-Type: ${type['Content-Type']}\r\nSec-Fetch-Site: same-origin\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
          () => setTimeout(sent, i * 4));
      });
      socket.destroy();
      assert.ok(receiptIn(await send(body)));
      assert.equal(rows(subject), 1, subject);
    }
    await new Promise((soon) => { setTimeout(soon, 500); });
    const zombies = spawnSync('ps', ['-eo', 'stat=,args='], { encoding: 'utf8' }).stdout.split('\n').filter((line) => /^Z.*masthead\.cgi|^Z.*contact\.cgi/.test(line));
    assert.deepEqual(zombies, []);
  });

  test('K3 pressed many times at once: one letter, the same receipt', async () => {
    const body = await letter('double');
    const receipts = (await Promise.all(Array.from({ length: 8 }, () => send(body)))).map(receiptIn);
    assert.ok(receipts[0]);
    assert.deepEqual([...new Set(receipts)], [receipts[0]]);
    tick();
    assert.equal(rows('double'), 1);
  });
});

// A site of its own with a MariaDB of its own, and what is done to them.
import { execFile, execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export const root = new URL('../../', import.meta.url).pathname;
const tool = join(root, 'tools/site');
// These tests write and search more than any visitor.
export const noLimits = ['contact_per_prefix=0', 'contact_per_hour=0', 'search_per_prefix=0'];
export const sleep = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });
export const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

export function freePort() {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

export async function until(check, limit = 20000) {
  for (const end = Date.now() + limit; !(await check()); await sleep(50)) {
    if (Date.now() > end) throw new Error(`not within ${limit / 1000} s: ${check}`);
  }
}

// Accepts and never says a word.
export async function muteServer() {
  const sockets = new Set();
  const server = net.createServer((socket) => { sockets.add(socket); socket.on('error', () => {}); });
  await new Promise((ready) => { server.listen(0, '127.0.0.1', ready); });
  return { port: server.address().port, sockets, close: () => { for (const socket of sockets) socket.destroy(); server.close(); } };
}

export async function startSite(...settings) {
  const folder = mkdtempSync(join(tmpdir(), 'masthead-faults-'));
  const port = await freePort();
  const site = new Site(folder, port);
  await site.tool('up', `build=${join(root, 'build')}`, 'database=mysql', `mariadb_port=${port}`, 'flush=0', ...noLimits, ...settings);
  site.url = readFileSync(join(folder, 'server/url'), 'utf8').trim();
  site.settings = settings;
  site.useServers(`127.0.0.1:${port}`);
  return site;
}

export class Site {
  constructor(folder, databasePort) {
    this.folder = folder;
    this.databasePort = databasePort;
    this.configuration = join(folder, 'masthead.conf');
  }

  tool(command, ...words) { return promisify(execFile)(tool, [command, this.folder, ...words]); }
  async end() {
    try { this.signal('SIGCONT'); } catch { /* it has ended */ }
    await this.tool('stop');
    rmSync(this.folder, { recursive: true, force: true });
  }

  // The `database` setting, with these servers.
  useServers(hosts) {
    const password = readFileSync(join(this.folder, 'mariadb/password'), 'utf8').trim();
    this.line = `mysql://masthead:${password}@${hosts}/masthead`;
    writeFileSync(this.configuration, readFileSync(this.configuration, 'utf8').replace(/^database = .*$/m, `database = ${this.line}`), { mode: 0o600 });
  }

  // --- the database server
  signal(name) { process.kill(Number(readFileSync(join(this.folder, 'server/mariadb.pid'), 'utf8').split(' ')[0]), name); }
  startDatabase(...options) { return this.tool('mariadb-start', `mariadb_port=${this.databasePort}`, 'flush=0', ...options); }
  sql(statement) {
    return execFileSync('mariadb', ['--no-defaults', `--socket=${this.folder}/run/mysql.sock`, '-N', '-B', 'masthead', '-e', statement],
      { encoding: 'utf8' }).trim();
  }
  sqlAs(user, password, statement) {
    return execFileSync('mariadb', ['--no-defaults', `--socket=${this.folder}/run/mysql.sock`, `--user=${user}`, '-e', statement],
      { encoding: 'utf8', env: { ...process.env, MYSQL_PWD: password }, stdio: ['ignore', 'pipe', 'pipe'] });
  }
  // Ends all sessions of the site; some may be gone by themselves.
  killSessions() {
    const ids = this.sql("SELECT id FROM information_schema.processlist WHERE user = 'masthead'").split('\n').filter(Boolean);
    spawnSync('mariadb', ['--no-defaults', `--socket=${this.folder}/run/mysql.sock`, '--force', '-e', ids.map((id) => `KILL ${id};`).join(' ')],
      { stdio: 'ignore' });
    return ids.length;
  }
  // As the site's own account, or another with its password, for as long as the statement takes.
  client(statement, user = 'masthead') {
    const password = readFileSync(join(this.folder, 'mariadb/password'), 'utf8').trim();
    return spawn('mariadb', ['--no-defaults', `--socket=${this.folder}/run/mysql.sock`, `--user=${user}`, 'masthead', '-e', statement],
      { env: { ...process.env, MYSQL_PWD: password }, stdio: 'ignore' });
  }
  async untilDatabaseListens(limit = 60000) {
    const end = Date.now() + limit;
    while (!(await this.databaseListens())) {
      if (Date.now() > end) throw new Error('the database did not start');
      await sleep(5);
    }
    return Date.now();
  }
  databaseListens() {
    return new Promise((resolve) => {
      const socket = net.connect(this.databasePort, '127.0.0.1');
      socket.once('data', () => { socket.destroy(); resolve(true); });
      for (const event of ['error', 'close']) socket.once(event, () => resolve(false));
    });
  }

  // --- the pages
  async ask(path, options = {}) {
    const begin = performance.now();
    const response = await fetch(this.url + path, { redirect: 'manual', ...options });
    const text = await response.text();
    return { status: response.status, ms: performance.now() - begin, headers: response.headers, text };
  }
  // Never kept: always asks the database.
  uncached() { return this.ask(`/search?q=word${Math.floor(Math.random() * 1e9)}`); }
  async health() {
    const { status, text } = await this.ask('/healthz');
    return { code: status, ...JSON.parse(text) };
  }
  // How many letters wait for the database.
  spooled() {
    const waiting = join(this.folder, 'var/spool/new');
    return existsSync(waiting) ? readdirSync(waiting).length : 0;
  }
  // So many more letters in the spool as the one that lies there, each with an id of its own.
  spoolMore(count) {
    const waiting = join(this.folder, 'var/spool/new');
    const record = readFileSync(join(waiting, readdirSync(waiting)[0]), 'utf8');
    const letter = JSON.parse(record.slice(record.indexOf('{')));
    const digest = (text) => createHash('sha256').update(text).digest('hex');
    for (let i = 0; i < count; ++i) {
      const id = digest(`${letter.id} ${i}`).slice(0, 32), content = JSON.stringify({ ...letter, id });
      writeFileSync(join(waiting, id), `masthead-message 1\n${Buffer.byteLength(content)}\n${digest(content)}\n${content}`, { mode: 0o600 });
    }
  }
  masthead(...words) { return execFileSync(join(root, 'build/masthead'), ['--config', this.configuration, ...words], { encoding: 'utf8' }); }

  // Sends the contact form as a reader does; the answer's page is a receipt or not.
  async writeMessage(subject) {
    const form = await this.ask('/contact');
    const token = form.text.match(/name="token" value="([^"]+)"/)?.[1];
    if (!token) return { status: form.status, thanked: false };
    return this.sendMessage(token, subject);
  }
  async sendMessage(token, subject) {
    const fields = { token, kind: 'general', name: 'Ada', email: 'ada@example.org', subject, body: 'A message.', website: '' };
    const answer = await this.ask('/contact', {
      method: 'POST', body: new URLSearchParams(fields).toString(),
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin' },
    });
    return { ...answer, thanked: /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.test(answer.text) };
  }
}

// How long after `since` readers began to get uncached pages again: the first that did was asked for so
// many milliseconds later (what the page itself takes is not waiting).
export async function recovered(site, since, limit = 10000) {
  for (;;) {
    const begin = Date.now();
    if ((await site.uncached()).status === 200) return Math.max(0, begin - since);
    if (Date.now() - since > limit) throw new Error('it never recovered');
  }
}

// Asks again and again, `width` at a time, until stop(); gives all answers.
export function load(ask, width = 4, pause = 10) {
  let running = true;
  const answers = [];
  const workers = Array.from({ length: width }, async () => {
    while (running) {
      const at = Date.now();
      try {
        const { status, ms } = await ask();
        answers.push({ at, status, ms });
      } catch (error) {
        answers.push({ at, status: 0, ms: Date.now() - at, error });
      }
      await sleep(pause);
    }
  });
  return { answers, stop: async () => { running = false; await Promise.all(workers); return answers; } };
}


// The private servers of `make bench`: one nginx, one fcgiwrap, a FastCGI pool for each site, `masthead tick`.
//
// 1. Everything lies in one folder (var/bench/run), which is made anew at each start.
// 2. Each server has a session of its own; stop() ends them all, also when the bench fails or is interrupted.
// 3. The configuration is deploy/nginx's, except for the published pages and the references.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync, openSync, existsSync } from 'node:fs';
import net from 'node:net';

export const checkout = new URL('../..', import.meta.url).pathname.replace(/\/$/, '');
export const build = process.env.BUILD ?? `${checkout}/build`;
export const data = process.env.BENCH_DIR ?? `${checkout}/var/bench`;
const programs = `${build}/cgi-bin`;
process.env.PATH += ':/usr/sbin:/sbin';

export function run(command, ...words) {
  const ended = spawnSync(command, words, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (ended.status !== 0) throw new Error(`${command} ${words.join(' ')}: ${ended.error ?? ended.stderr}`);
  return ended.stdout;
}
export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function until(what, happened) {
  for (let tries = 0; tries < 400; tries++) {
    if (await happened()) return;
    await pause(50);
  }
  throw new Error(`${what} did not start; see ${data}/run`);
}

const answers = (port) =>
  new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => resolve(socket.destroy() && true));
    socket.on('error', () => resolve(false));
  });

// So many ports in a row that nobody listens at.
async function freePorts(count) {
  for (let tries = 0; tries < 50; tries++) {
    const first = 20000 + Math.floor(Math.random() * 12000);
    let taken = 0;
    for (let port = first; port < first + count; port++) taken += (await answers(port)) ? 1 : 0;
    if (taken === 0) return first;
  }
  throw new Error('found no free ports');
}

export class Servers {
  dir = `${data}/run`;
  running = new Map();
  sites = new Map();
  blocks = [];

  constructor() {
    rmSync(this.dir, { recursive: true, force: true });
    mkdirSync(`${this.dir}/tmp`, { recursive: true });
  }

  // A site on the database of another (a folder of tests/bench/data), with a page cache of its own.
  site(name, folder, settings) {
    const dir = `${this.dir}/${name}`;
    mkdirSync(`${dir}/var`, { recursive: true });
    const changed = { var: `${dir}/var`, media: `${folder}/media`, base_url: 'http://127.0.0.1', search_per_prefix: '0', ...settings };
    const kept = readFileSync(`${folder}/masthead.conf`, 'utf8').split('\n')
      .filter((line) => line.includes('=') && !line.startsWith('#') && !(line.split('=')[0].trim() in changed))
      .map((line) => line.replace('sqlite:var/', `sqlite:${folder}/var/`));
    const lines = Object.entries(changed).map(([key, value]) => `${key} = ${value}`);
    writeFileSync(`${dir}/masthead.conf`, [...kept, ...lines, ''].join('\n'));
    this.sites.set(name, dir);
    return `${dir}/masthead.conf`;
  }

  start(name, command, words, environment = {}) {
    const log = openSync(`${this.dir}/${name}.log`, 'a');
    const child = spawn(command, words, {
      cwd: '/', detached: true, stdio: ['ignore', log, log], env: { PATH: process.env.PATH, LANG: 'C.UTF-8', ...environment },
    });
    child.on('error', () => {});
    this.running.set(name, child);
    return child;
  }

  async fcgiwrap() {
    this.wrap = `${this.dir}/wrap.sock`;
    this.start('fcgiwrap', 'fcgiwrap', ['-f', '-c', '8', '-s', `unix:${this.wrap}`]);
    await until('fcgiwrap', () => existsSync(this.wrap));
  }

  // A pool of FastCGI processes for a site.
  async pool(name, processes = 4, environment = {}) {
    const socket = `${this.dir}/${name}.sock`;
    this.start(`fastcgi-${name}`, 'spawn-fcgi',
      ['-n', '-s', socket, '-M', '0600', '--', '/usr/bin/env', `MASTHEAD_PROCESSES=${processes}`, `${programs}/masthead.cgi`],
      environment);
    await until(`spawn-fcgi for ${name}`, () => existsSync(socket));
    return socket;
  }

  // What `masthead config nginx` prints for this site; mode: cgi or fastcgi.
  server(name, site, socket, mode = 'cgi') {
    const config = `${this.sites.get(site)}/masthead.conf`;
    const printed = spawnSync(`${build}/masthead`, ['--config', config, 'config', 'nginx', '--socket', socket, '--mode', mode,
      '--programs', programs, '--assets', `${checkout}/public/assets`], { encoding: 'utf8' });
    if (printed.status !== 0) throw new Error(`masthead config nginx: ${printed.stderr}`);
    writeFileSync(`${this.dir}/nginx-${name}.conf`, printed.stdout);
    this.block(name, `include "${this.dir}/nginx-${name}.conf";`);
  }

  block(name, text) {
    this.blocks.push({ name, text });
  }

  fill(from, to, values) {
    writeFileSync(to, readFileSync(from, 'utf8').replace(/@([A-Z_]+)@/g, (all, key) => values[key] ?? all));
  }

  // Starts nginx (again) with all the blocks so far.
  async nginx() {
    this.first ??= await freePorts(40);
    const port = (index) => this.first + index;
    const text = this.blocks.map(({ name, text }, index) =>
      `# ${name}\nserver {\n    listen 127.0.0.1:${port(index)};\n    server_name 127.0.0.1;\n    ${text}\n}\n`);
    writeFileSync(`${this.dir}/servers.conf`, text.join(''));
    const root = process.getuid() === 0 ? 'user root root;' : '';
    this.fill(`${checkout}/tests/bench/nginx.conf`, `${this.dir}/nginx.conf`, { DIR: this.dir, USER_LINE: root });
    await this.end('nginx');
    this.start('nginx', 'nginx', ['-e', `${this.dir}/nginx.error.log`, '-c', `${this.dir}/nginx.conf`]);
    await until('nginx', () => answers(port(this.blocks.length - 1)));
  }

  url(name) {
    return `http://127.0.0.1:${this.first + this.blocks.findIndex((block) => block.name === name)}`;
  }

  // The processes of a server: its session.
  processes(name) {
    const leader = this.running.get(name)?.pid;
    return leader ? sessions().get(leader) ?? [] : [];
  }

  async end(name) {
    const child = this.running.get(name);
    if (!child?.pid) return;
    this.running.delete(name);
    for (let tries = 0; sessions().has(child.pid); tries++) {
      for (const pid of sessions().get(child.pid) ?? []) kill(pid, tries < 200 ? 'SIGTERM' : 'SIGKILL');
      await pause(50);
    }
  }

  async stop() {
    for (const name of [...this.running.keys()]) await this.end(name);
  }
}

function kill(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {
    // it has ended meanwhile
  }
}

// The fields of /proc/PID/stat after the name; undefined when the process has ended.
export function statOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
  } catch {
    return undefined;
  }
}

// Session leader -> its processes that live.
function sessions() {
  const found = new Map();
  for (const pid of readdirSync('/proc')) {
    const stat = /^\d+$/.test(pid) && statOf(pid);
    if (!stat || stat[0] === 'Z') continue;
    const leader = Number(stat[3]);
    found.set(leader, [...(found.get(leader) ?? []), Number(pid)]);
  }
  return found;
}

// A site of tests/bench/data, filled when it is not yet; its database runs afterwards.
export function filled(engine, stories) {
  const ended = spawnSync(`${checkout}/tests/bench/data`, [engine, String(stories)],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, BUILD: build, BENCH_DIR: data } });
  if (ended.status !== 0) throw new Error(`tests/bench/data ${engine} ${stories} failed`);
  return ended.stdout.trim();
}

export function endDatabase(folder) {
  spawnSync(`${checkout}/tools/site`, ['stop', folder], { stdio: 'ignore' });
}

// The processes of a site's MariaDB.
export function databaseProcesses(folder) {
  if (!existsSync(`${folder}/server/mariadb.pid`)) return [];
  return sessions().get(Number(readFileSync(`${folder}/server/mariadb.pid`, 'utf8').split(' ')[0])) ?? [];
}

// Sites that one test file starts for itself, when it changes what the others share: the server's files, the
// number of programs, the address. Needs the build only.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const checkout = new URL('../..', import.meta.url).pathname;
const tool = join(checkout, 'tools/site');
// A test run by hand stays among its ports: MASTHEAD_PORTS=8350-8399.
const [first, last] = (process.env.MASTHEAD_PORTS ?? '0-0').split('-').map(Number);
let next = first;

// Words as tools/site takes them. The result is what tests/lib/sites.mjs works with.
export function startSite(...words) {
  mkdirSync(join(checkout, 'var/sites'), { recursive: true });
  const folder = mkdtempSync(join(checkout, 'var/sites/own-'));
  if (process.env.MASTHEAD_BUILD) words.push(`build=${process.env.MASTHEAD_BUILD}`);
  if (first) words.push(`port=${next}`);
  next = next < last ? next + 1 : first;
  const url = execFileSync(tool, ['up', folder, 'flush=0', 'search_per_prefix=0', ...words], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
  const of = (key, usual) => words.find((word) => word.startsWith(`${key}=`))?.slice(key.length + 1) ?? usual;
  return {
    name: words.filter((word) => !word.startsWith('port=')).join(' ') || 'nginx', url, folder, words,
    server: of('server', 'nginx'), engine: of('database', 'sqlite'), links: of('links', 'clean'),
    mode: of('mode', 'cgi'), published: of('published', 'no'), base: of('base_path', ''),
  };
}

export function stopSite(site) {
  if (!site) return;
  spawnSync(tool, ['stop', site.folder]);
  rmSync(site.folder, { recursive: true, force: true });
}

// Starts the web server (and fcgiwrap or the pool) again, with the files as `masthead config` now prints them.
export function restart(site) {
  execFileSync(tool, [`${site.server}-start`, site.folder, ...site.words.filter((word) => !word.startsWith('port=')), `port=${new URL(site.url).port}`], { stdio: 'ignore' });
}

// The process that tools/site started under that name.
export const processOf = (site, name) => Number(readFileSync(`${site.folder}/server/${name}.pid`, 'utf8').split(' ')[0]);

export const children = (pid) => spawnSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' }).stdout.trim().split('\n').filter(Boolean).map(Number);

export function change(file, edit) {
  const before = readFileSync(file, 'utf8'), after = edit(before);
  if (after === before) throw new Error(`nothing to change in ${file}`);
  writeFileSync(`${file}.new`, after);
  renameSync(`${file}.new`, file);
}

// The rows of the table of pages: {program, path, post}; {} stands for any part of a path.
export function tableOfPages() {
  const table = readFileSync(join(checkout, 'cgi-bin/pages.h'), 'utf8').split('Page all[]')[1].replace(/\s+/g, ' ');
  const rows = [...table.matchAll(/\{"(\w+)", "(\/[^"]*)"([^;]*?)\},? (?=\{|\};)/g)];
  return rows.map(([, program, path, rest]) => ({ program, path, post: /form_limit/.test(rest) }));
}

// The sites that tests/run started, and how tests talk to them.
//   MASTHEAD_SITES: JSON list of {name, url, engine, server, links, mode, published, base, folder}
import net from 'node:net';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { unescapeHtml } from './html.mjs';

export const sites = JSON.parse(process.env.MASTHEAD_SITES ?? '[]');
if (sites.length === 0) throw new Error('no site: run tests/run (MASTHEAD_SITES is empty)');
export const main = sites[0];
export const languages = ['en', 'tr', 'az'];
export const command = process.env.MASTHEAD_BIN ?? new URL('../../build/masthead', import.meta.url).pathname;

// Of the contact form: the receipt that its thanks show.
export const receiptIn = (html) => html.match(/\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b/)?.[0];

// The path of a page as the site links to it: `program` serves `path` in `language`.
export function address(site, program, path, language = 'en') {
  const prefix = language === 'en' ? '' : `/${language}`;
  if (site.links === 'clean') return site.base + (path === '/' && prefix ? prefix : prefix + path);
  const own = `/${program}`;
  let rest = path === '/' ? '' : path;
  if (rest === own || rest.startsWith(own + '/') || rest.startsWith(own + '?')) rest = rest.slice(own.length);
  return `${site.base}/cgi-bin${own}.cgi${prefix}${rest}`;
}

export const origin = (site) => new URL(site.url).origin;

export async function get(site, path, options = {}) {
  const response = await fetch(origin(site) + path, { redirect: 'manual', ...options });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

export async function post(site, path, fields, headers = {}) {
  return get(site, path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin', ...headers },
    body: typeof fields === 'string' ? fields : new URLSearchParams(fields).toString(),
  });
}

// One raw exchange: what the server sends until it closes or `wait` ms pass.
export function raw(site, text, wait = 12000) {
  const { hostname, port } = new URL(site.url);
  return new Promise((resolve, reject) => {
    const socket = net.connect(Number(port), hostname, () => socket.write(text));
    const chunks = [];
    const timer = setTimeout(() => socket.destroy(), wait);
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', (error) => (chunks.length ? undefined : reject(error)));
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(Buffer.concat(chunks).toString('utf8'));
    });
  });
}
export const rawStatus = async (site, text, wait) => Number((await raw(site, text, wait)).split(' ')[1]);

export function masthead(site, ...words) {
  const run = spawnSync(command, ['--config', `${site.folder}/masthead.conf`, ...words], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`masthead ${words.join(' ')}: ${run.status}\n${run.stdout}${run.stderr}`);
  return run.stdout;
}

// Imports stories given as objects of the import format; returns the summary.
export function importStories(site, stories, source, ...options) {
  const input = stories.map((story) => JSON.stringify(story)).join('\n') + '\n';
  const run = spawnSync(command,
    ['--config', `${site.folder}/masthead.conf`, 'import', '-', '--source', source, ...options],
    { encoding: 'utf8', input });
  if (run.status !== 0) throw new Error(`import: ${run.status}\n${run.stdout}${run.stderr}`);
  return run.stdout;
}

export function setClock(site, seconds) {
  writeFileSync(`${site.folder}/clock.new`, String(seconds));
  renameSync(`${site.folder}/clock.new`, `${site.folder}/clock`);
}
// Published sites follow the real time, as their web servers do.
export const hasClock = (site) => existsSync(`${site.folder}/clock`);
export const siteClock = (site) => (hasClock(site) ? Number(readFileSync(`${site.folder}/clock`, 'utf8')) : Math.floor(Date.now() / 1000));
export const sleep = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });
export const until = (milliseconds) => sleep(Math.max(0, milliseconds - Date.now()));

// All values of an attribute in a page, unescaped.
export function attributes(html, tag, attribute) {
  const values = [];
  for (const [element] of html.matchAll(new RegExp(`<${tag}\\b[^>]*>`, 'g'))) {
    const value = element.match(new RegExp(`\\s${attribute}="([^"]*)"`));
    if (value) values.push(unescapeHtml(value[1]));
  }
  return values;
}
// The first link of the page whose path matches.
export function link(html, pattern) {
  const found = attributes(html, 'a', 'href').find((href) => pattern.test(href));
  if (!found) throw new Error(`no link ${pattern}`);
  return found;
}

// The embed lab: pages of other people's sites (tests/embed-lab) on an origin of their own, with the site's real
// snippets put into them.
import http from 'node:http';
import { readFileSync } from 'node:fs';
import { unescapeHtml } from './html.mjs';

const folder = new URL('../embed-lab/', import.meta.url);
export const hostPages = ['plain', 'blog', 'hostile'];
const types = { css: 'text/css', html: 'text/html; charset=utf-8', js: 'text/javascript' };

// Serves on http://localhost:PORT. show(page, snippet, headers) gives the address of a host page with the snippet in
// its place; reply(type, text, headers) of any other text.
export async function startLab(port = 0) {
  const texts = new Map();
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const sheet = pathname.match(/^\/([a-z]+)\.(css)$/);
    const known = texts.get(pathname) ?? (sheet && { type: types.css, text: readFileSync(new URL(`.${pathname}`, folder)), headers: {} });
    if (!known) return response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end();
    response.writeHead(200, { 'Content-Type': known.type, 'Cache-Control': 'no-store', ...known.headers });
    response.end(known.text);
  });
  await new Promise((resolve) => { server.listen(port, 'localhost', resolve); });
  const origin = `http://localhost:${server.address().port}`;
  const reply = (type, text, headers = {}, path = `/${texts.size}.${type}`) => {
    texts.set(path, { type: types[type], text, headers });
    return origin + path;
  };
  const show = (page, snippet, headers = {}, path = undefined) =>
    reply('html', readFileSync(new URL(`${page}.html`, folder), 'utf8').replace('<!-- snippet -->', () => snippet), headers, path);
  const stop = () => new Promise((resolve) => { server.closeAllConnections(); server.close(resolve); });
  return { origin, show, reply, stop };
}

// What "Add to website" at this address offers for these options: {list, frame, element, pinned}, each with its
// snippet and the Content-Security-Policy lines that the host needs.
export async function snippets(website, options = {}) {
  const answer = await fetch(`${website}?${new URLSearchParams(options)}`);
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  const html = await answer.text();
  const text = (id) => unescapeHtml(html.match(new RegExp(`<textarea id="${id}"[^>]*>([^]*?)</textarea>`))[1]);
  const policy = (id) => unescapeHtml(html.split(`<textarea id="${id}"`)[1].match(/<dd><code>([^<]*)<\/code>/)[1]);
  const grade = (id, of = id) => ({ snippet: text(id), policy: policy(of) });
  return { list: grade('list'), frame: grade('frame'), element: grade('element'), pinned: grade('element-pinned', 'element') };
}

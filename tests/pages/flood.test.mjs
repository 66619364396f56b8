// A6, F1: twenty forms of 2 MB at once to every row of the table of pages, while two programs can run at a time;
// with the limits that we ship, and with the web server's limit of a body lifted, so that the program is asked.
// All are answered in two seconds, no worker is lost. Prints a table.
import { test, describe, before, after } from 'node:test';
import assert from 'node:assert/strict';
import net from 'node:net';
import { change, children, processOf, startSite, stopSite, tableOfPages } from '../lib/own-sites.mjs';

const limit = Number(process.env.MASTHEAD_FLOOD_LIMIT ?? 2000); // ms
const times = 20;
const body = Buffer.alloc(2 * 1024 * 1024, 'x');
const rows = tableOfPages();
const pathOf = ({ path }) => path.replaceAll('{-}', 'auto').replaceAll('{}', '1');
const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

// {status, ms} of one exchange; status 0 when none came in time. A server may refuse before it has read all, and
// then the rest of the body finds no reader: what counts is the answer.
function ask(site, method, path, content = Buffer.alloc(0)) {
  const { hostname, port } = new URL(site.url);
  return new Promise((resolve) => {
    const began = performance.now();
    let text = '', failed = '';
    const socket = net.connect(Number(port), hostname, () => {
      socket.write(`${method} ${site.base}${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nConnection: close\r\n` +
        (content.length ? `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${content.length}\r\n` : '') + '\r\n');
      if (content.length) socket.write(content);
    });
    const timer = setTimeout(() => { failed = 'no answer in time'; socket.destroy(); }, 5 * limit);
    const done = () => {
      clearTimeout(timer);
      socket.destroy();
      const status = /^HTTP\/1\.[01] (\d{3}) /.exec(text);
      resolve({ status: status ? Number(status[1]) : 0, ms: performance.now() - began, text: text || failed });
    };
    socket.on('data', (chunk) => { text += chunk.toString('latin1'); });
    socket.on('error', (error) => { failed = error.code; done(); });
    socket.on('close', done);
  });
}

const nginxLifted = (site) => {
  change(`${site.folder}/server/masthead.conf`, (text) => text.replace('client_max_body_size 128k;', 'client_max_body_size 0;'));
  process.kill(processOf(site, 'nginx'), 'SIGHUP');
};
const apacheLifted = (site) => change(`${site.folder}/htdocs/.htaccess`, (text) => text.replace('LimitRequestBody 131072', 'LimitRequestBody 0'));
const ways = [
  { name: 'nginx, fcgiwrap -c 2', words: ['workers=2'], lift: nginxLifted, runner: 'fcgiwrap' },
  { name: 'nginx, FastCGI pool of 2', words: ['mode=fastcgi', 'workers=2'], lift: nginxLifted, runner: 'fastcgi' },
  { name: 'Apache, mod_cgid', words: ['server=apache'], lift: apacheLifted },
];

test('the table of pages was read', () => {
  assert.ok(rows.length > 60, String(rows.length));
  assert.deepEqual(rows.filter((row) => row.post).map((row) => row.path), ['/read/{}', '/contact', '/favorites', '/w/seen', '/setup']);
});

for (const way of ways) describe(way.name, () => {
  let site, workers;
  const workersNow = () => (way.runner ? children(processOf(site, way.runner)).sort() : []);
  before(async () => {
    site = startSite(...way.words);
    workers = workersNow();
    await ask(site, 'GET', '/');
  });
  after(() => stopSite(site));

  async function flood(label) {
    const table = [];
    for (const row of rows) {
      const answers = await Promise.all(Array.from({ length: times }, () => ask(site, 'POST', pathOf(row), body)));
      const statuses = [...new Set(answers.map((answer) => answer.status))].sort().join(' ');
      table.push({ path: row.path, statuses, slowest: Math.max(...answers.map((answer) => answer.ms)) });
      const wanted = row.post ? [413] : [405, 413];
      for (const answer of answers) {
        assert.ok(wanted.includes(answer.status), `${row.path}: ${answer.status}\n${answer.text.slice(0, 300)}`);
        assert.ok(answer.ms < limit, `${row.path}: ${Math.round(answer.ms)} ms`);
      }
    }
    const slowest = table.reduce((one, other) => (one.slowest > other.slowest ? one : other));
    const middle = table.map((one) => one.slowest).sort((one, other) => one - other)[table.length >> 1];
    console.log(`# ${way.name}, ${label}: ${rows.length} routes x ${times} x 2 MB; statuses ${[...new Set(table.map((one) => one.statuses))].join(', ')}; ` +
      `slowest answer of a route: median ${Math.round(middle)} ms, worst ${Math.round(slowest.slowest)} ms (${slowest.path})`);
    return table;
  }

  async function whole() {
    assert.deepEqual(workersNow(), workers, 'no worker has gone or was made anew');
    // As many at once as there are workers, and more: none of them hangs.
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask(site, 'GET', '/homepage')));
    for (const answer of answers) assert.ok(answer.status === 200 && answer.ms < limit, `${answer.status}, ${answer.ms} ms`);
    if (way.runner === 'fcgiwrap') {
      await pause(200);
      for (const worker of workers) assert.deepEqual(children(worker), [], 'a program is left');
    }
  }

  test('A6 with the limits that we ship', async () => {
    await flood('shipped limits');
    await whole();
  });

  test('A6 with the limit of the web server lifted: the program itself refuses', async () => {
    const before = way.runner ? children(processOf(site, 'nginx')) : [];
    way.lift(site);
    // nginx goes over to its new workers, and the old ones are gone: the answer is then the program's, with a code.
    for (let tries = 0; ; tries++) {
      const answer = await ask(site, 'POST', '/contact', body);
      const now = way.runner ? children(processOf(site, 'nginx')) : [];
      if (!before.some((worker) => now.includes(worker)) && /M105/.test(answer.text)) break;
      assert.ok(tries < 50, `still the server's: ${answer.text.slice(0, 200)}`);
      await pause(100);
    }
    const table = await flood('limit lifted');
    for (const { path, statuses } of table) {
      assert.equal(statuses, rows.find((row) => row.path === path).post ? '413' : '405', path);
    }
    await whole();
  });
});

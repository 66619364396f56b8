// RELIABILITY 5.1, F15: MDN's HTTP Observatory gives A+ and at least 125 points, for pages of the programs and for
// published ones, through nginx and Apache; from programs that stay, too. Its scanner runs offline, against TLS on loopback.
import { test, describe, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';
import { readFileSync, renameSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { change, restart, startSite, stopSite } from '../lib/own-sites.mjs';
import { attributes, sleep } from '../lib/sites.mjs';

const run = promisify(execFile);
const scanner = new URL('../observatory/scan.mjs', import.meta.url).pathname;

// What an operator has in front: TLS, and http that leads there.
async function front(site) {
  const key = `${site.folder}/tls.key`, cert = `${site.folder}/tls.crt`;
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost',
    '-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', cert], { stdio: 'ignore' });
  const behind = new URL(site.url);
  const secure = https.createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (request, response) => {
    const onward = http.request({ host: behind.hostname, port: behind.port, method: request.method, path: request.url, headers: { ...request.headers, host: behind.host } }, (answer) => {
      response.writeHead(answer.statusCode, answer.rawHeaders);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  const plain = http.createServer((request, response) => {
    response.writeHead(301, { Location: `https://localhost:${secure.address().port}${request.url}` });
    response.end();
  });
  for (const one of [secure, plain]) await new Promise((resolve) => { one.listen(0, '127.0.0.1', resolve); });
  const stop = () => { for (const one of [secure, plain]) { one.closeAllConnections(); one.close(); } };
  return { cert, plain: plain.address().port, secure: secure.address().port, stop };
}

for (const { name, server, mode } of [{ name: 'nginx', server: 'nginx', mode: 'cgi' }, { name: 'apache', server: 'apache', mode: 'cgi' },
  { name: 'nginx, FastCGI', server: 'nginx', mode: 'fastcgi' }, { name: 'apache, mod_fcgid', server: 'apache', mode: 'fastcgi' }]) describe(name, () => {
  let site, tls;
  before(async () => {
    site = startSite(`server=${server}`, `mode=${mode}`, 'published=yes');
    tls = await front(site);
    change(`${site.folder}/masthead.conf`, (text) => `${text.replace(/^base_url = .*$/m, `base_url = https://localhost:${tls.secure}`)}hsts = yes\n`);
    restart(site);
  });
  after(() => {
    tls?.stop();
    stopSite(site);
  });

  async function scan(path) {
    const { stdout } = await run(process.execPath, [scanner, 'localhost', String(tls.plain), String(tls.secure), path], { env: { ...process.env, NODE_EXTRA_CA_CERTS: tls.cert } });
    return JSON.parse(stdout);
  }
  async function good(path, what) {
    const result = await scan(path);
    console.log(`# ${name}, ${what}: ${result.grade}, ${result.score}`);
    assert.equal(result.status, 200);
    assert.equal(result.grade, 'A+', JSON.stringify(result));
    assert.ok(result.score >= 125, JSON.stringify(result));
    for (const [test, [passed]] of Object.entries(result.tests)) assert.ok(passed, `${test}: ${JSON.stringify(result.tests[test])}`);
  }
  let article;

  test('pages of the programs', async () => {
    const text = await (await fetch(`${site.url}/`)).text();
    article = new URL(attributes(text, 'a', 'href').find((href) => /\/article\/\d+\//.test(href)), site.url).pathname;
    // A field that a page does not read: the web server leaves such an address to the program.
    await good('/?asked=the-program', 'front page');
    await good(`${article}?asked=the-program`, 'article');
    await good('/contact', 'contact');
  });

  test('published pages, while there is no program', async () => {
    for (let i = 0; i < 30; ++i) {
      await fetch(`${site.url}/`);
      await fetch(site.url + article);
      await sleep(100);
    }
    if (server === 'nginx') {
      execFileSync(new URL('../../tools/site', import.meta.url).pathname, ['stop', site.folder, 'fcgiwrap', 'fastcgi']);
    } else {
      renameSync(`${site.folder}/htdocs/cgi-bin`, `${site.folder}/htdocs/away`);
    }
    assert.notEqual((await fetch(`${site.url}/contact`)).status, 200);
    await good('/', 'published front page');
    await good(article, 'published article');
  });

  test('files have the headers too', async () => {
    for (const path of ['/assets/masthead.css', '/assets/favicon.ico', '/w/1.js', '/media/none.jpg']) {
      const { headers, status } = await fetch(site.url + path);
      if (status >= 400) continue;
      assert.match(headers.get('content-security-policy'), /default-src 'none'/, path);
      assert.equal(headers.get('strict-transport-security'), 'max-age=63072000', path);
      assert.equal(headers.get('x-content-type-options'), 'nosniff', path);
    }
  });
});

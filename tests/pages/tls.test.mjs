// The servers' files for https as an operator gets them (deploy/nginx/server-tls.conf; masthead config vhost
// --certificate), with a certificate of our own: what http moves and refuses, which versions and ciphers of TLS are
// spoken. Behind them are the site's real files, without a program: files are enough.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { makeCertificate } from '../lib/certificate.mjs';
import { setTimeout as pause } from 'node:timers/promises';

const root = new URL('../..', import.meta.url).pathname.replace(/\/$/, '');
const command = process.env.MASTHEAD_BIN ?? `${root}/build/masthead`;
let folder, server, ports;

const freePort = () => new Promise((done) => {
  const one = net.createServer().listen(0, '127.0.0.1', () => { const { port } = one.address(); one.close(() => done(port)); });
});
const answers = (port) => new Promise((done) => {
  const socket = net.connect(port, '127.0.0.1', () => { socket.destroy(); done(true); });
  socket.on('error', () => done(false));
});
// A file with each text of the list replaced, which must be there.
function filled(file, ...pairs) {
  let text = readFileSync(file, 'utf8');
  for (const [from, to] of pairs) {
    assert.ok(text.includes(from), `${file} has no ${from}`);
    text = text.replaceAll(from, to);
  }
  return text;
}
const http = (method, path) => new Promise((done, fail) => {
  const socket = net.connect(ports.plain, '127.0.0.1', () => socket.end(`${method} ${path} HTTP/1.1\r\nHost: paper.example\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`));
  let text = '';
  socket.setEncoding('utf8').on('data', (part) => { text += part; }).on('error', fail)
    .on('close', () => done({ status: Number(text.split(' ')[1]), location: text.match(/^Location: (.*?)\r$/mi)?.[1], text }));
});
// The client offers what it can, however old; so a refusal is the server's.
function tls(...words) {
  const request = words.at(-1).includes(' HTTP/') ? words.pop() : 'GET /assets/masthead.css HTTP/1.0\r\nHost: paper.example\r\n\r\n';
  const { status, stdout, stderr } = spawnSync('openssl', ['s_client', '-connect', `127.0.0.1:${ports.secure}`, '-servername', 'paper.example', '-CAfile', `${folder}/fullchain.pem`, ...words],
    { input: request, encoding: 'utf8', timeout: 20000 });
  return { spoke: status === 0 && /Verify return code: 0/.test(stdout), name: stdout.match(/Cipher is (\S+)/)?.[1], text: stdout + stderr };
}

const masthead = (...words) => execFileSync(command, ['--config', `${folder}/masthead.conf`, ...words]);

const start = {
  nginx() {
    writeFileSync(`${folder}/site.conf`, masthead('config', 'nginx', '--assets', `${root}/public/assets`, '--programs', `${root}/build/cgi-bin`, '--socket', `${folder}/none.sock`));
    const servers = filled(`${root}/deploy/nginx/server-tls.conf`, ['listen 80;', `listen 127.0.0.1:${ports.plain};`], ['listen 443', `listen 127.0.0.1:${ports.secure}`],
      ['    listen [::]:80;\n', ''], ['    listen [::]:443 ssl http2;\n', ''], ['/etc/letsencrypt/live/paper.example', folder], ['/var/www/letsencrypt', `${folder}/proof`],
      ['/var/log/nginx/', `${folder}/`], ['/etc/nginx/masthead.conf', `${folder}/site.conf`]);
    const temporary = ['client_body', 'fastcgi', 'proxy', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path "${folder}/tmp/${name}";`).join(' ');
    writeFileSync(`${folder}/nginx.conf`, `daemon off; pid "${folder}/pid"; error_log "${folder}/error.log"; ${process.getuid() === 0 ? 'user root root;' : ''}
events { } http { ${temporary} ${servers} }\n`);
    return ['nginx', '-e', `${folder}/error.log`, '-c', `${folder}/nginx.conf`];
  },

  apache() {
    for (const name of ['server', 'run', 'site']) mkdirSync(`${folder}/${name}`);
    symlinkSync(`${root}/public/assets`, `${folder}/site/assets`);
    symlinkSync(`${process.env.MASTHEAD_BUILD ?? `${root}/build`}/cgi-bin`, `${folder}/site/cgi-bin`);
    const places = ['--site', `${folder}/site`, '--assets', `${root}/public/assets`, '--programs', `${root}/build/cgi-bin`];
    writeFileSync(`${folder}/site/.htaccess`, masthead('config', 'apache', ...places));
    writeFileSync(`${folder}/vhost`, masthead('config', 'vhost', ...places, '--listen', `127.0.0.1:${ports.secure}`, '--certificate', folder));
    writeFileSync(`${folder}/server/vhost.conf`, filled(`${folder}/vhost`, ['*:80', `127.0.0.1:${ports.plain}`], ['/var/www/letsencrypt', `${folder}/proof`]));
    const server = filled(`${root}/tools/private/apache.conf`, ['@DIR@', folder], ['@RUN@', `${folder}/run`], ['@LISTEN@', `127.0.0.1:${ports.secure}`], ['@NAME@', 'paper.example']);
    writeFileSync(`${folder}/apache.conf`, `LoadModule ssl_module /usr/lib/apache2/modules/mod_ssl.so\nListen 127.0.0.1:${ports.plain}\n${server}`);
    // Apache does not work as root.
    const as = process.getuid() === 0 ? ['setpriv', '--reuid=nobody', '--regid=nogroup', '--clear-groups', '--inh-caps=+dac_override', '--ambient-caps=+dac_override'] : [];
    return [...as, 'apache2', '-DFOREGROUND', '-DRewrite', '-DCgid', '-f', `${folder}/apache.conf`];
  },
};

for (const kind of Object.keys(start)) describe(kind, () => {
  before(async () => {
    folder = mkdtempSync(`${tmpdir()}/masthead-tls-`);
    for (const name of ['tmp', 'proof/.well-known/acme-challenge', 'media']) mkdirSync(`${folder}/${name}`, { recursive: true });
    writeFileSync(`${folder}/proof/.well-known/acme-challenge/token`, 'the proof');
    ports = { plain: await freePort(), secure: await freePort() };
    makeCertificate(folder, 'paper', 'DNS:paper.example');
    renameSync(`${folder}/paper.key`, `${folder}/privkey.pem`);
    renameSync(`${folder}/paper.pem`, `${folder}/fullchain.pem`);
    writeFileSync(`${folder}/masthead.conf`, 'base_url = https://paper.example\nhsts = yes\nvar = var\nmedia = media\n');
    const [program, ...words] = start[kind]();
    server = spawn(program, words, { env: { PATH: `${process.env.PATH}:/usr/sbin` }, stdio: 'inherit' });
    for (let i = 0; i < 200 && !(await answers(ports.secure)); ++i) await pause(50);
  });
  after(async () => {
    if (server) {
      server.kill();
      await new Promise((done) => { server.on('exit', done); });
    }
    rmSync(folder, { recursive: true, force: true });
  });

  test('http moves pages and feeds to https, and refuses forms and what programs ask', async () => {
    for (const path of ['/', '/article/12/slug', '/tr/search?q=a%26b', '/feed.xml', '/cgi-bin/article.cgi/12/slug', '/widget']) {
      for (const method of ['GET', 'HEAD']) {
        const { status, location } = await http(method, path);
        assert.deepEqual([status, location], [301, `https://paper.example${path}`]);
      }
    }
    for (const [method, path] of [['POST', '/contact'], ['POST', '/'], ['PUT', '/'], ['GET', '/oembed?url=x'], ['GET', '/healthz'], ['GET', '/widget.json'], ['GET', '/tr/w/data/all/5.json'],
      ['GET', '/cgi-bin/oembed.cgi?url=x']]) {
      const { status, location, text } = await http(method, path);
      assert.deepEqual([status, location], [403, undefined], `${method} ${path}`);
      assert.match(text, /^X-Content-Type-Options: nosniff\r$/m);
    }
    // What is encoded stays so.
    for (const path of ['/a%20b%C5%9Fc?d=%C5%9F%3F', '/search?q=%22']) assert.equal((await http('GET', path)).location, `https://paper.example${path}`);
    const proof = await http('GET', '/.well-known/acme-challenge/token');
    assert.deepEqual([proof.status, proof.text.endsWith('the proof')], [200, true]);
  });

  test('TLS 1.2 and 1.3 are spoken, with the site behind it', () => {
    for (const version of ['-tls1_2', '-tls1_3']) {
      const { spoke, text } = tls(version, '-ign_eof');
      assert.ok(spoke, text);
      assert.match(text, /HTTP\/1\.1 200 OK/, version);
      assert.match(text, /Strict-Transport-Security: max-age=\d{8}/);
    }
  });

  test('every answer says once that it is https for ever, a refusal of the server, too', () => {
    const once = (answer) => answer.match(/^Strict-Transport-Security: max-age=\d{8}\r?$/gm)?.length;
    const { text } = tls('-ign_eof', 'TRACE / HTTP/1.1\r\nHost: paper.example\r\nConnection: close\r\n\r\n');
    assert.match(text, /^HTTP\/1\.1 405 /m);
    assert.equal(once(text), 1);
    if (kind === 'nginx') return;
    for (const [path, status] of [['/latest', 503], ['/assets/none.css', 404], ['/assets/masthead.css', 200]]) {
      const { text: answer } = tls('-ign_eof', `GET ${path} HTTP/1.0\r\nHost: paper.example\r\n\r\n`);
      assert.match(answer, new RegExp(`^HTTP/1\\.1 ${status} `, 'm'));
      assert.equal(once(answer), 1, path);
    }
  });

  test('older versions are refused by the server', () => {
    for (const version of ['-tls1', '-tls1_1']) {
      const { spoke, text } = tls(version, '-cipher', 'ALL:@SECLEVEL=0');
      assert.equal(spoke, false, version);
      assert.match(text, /alert protocol version|alert handshake failure/, text);
    }
  });

  test('ciphers: with forward secrecy and authentication only', () => {
    for (const cipher of ['AES128-SHA', 'AES128-GCM-SHA256', 'ECDHE-RSA-AES128-SHA', 'ECDHE-RSA-AES256-SHA384', 'DHE-RSA-AES128-GCM-SHA256']) {
      const { spoke, text } = tls('-tls1_2', '-cipher', `${cipher}:@SECLEVEL=0`);
      assert.equal(spoke, false, cipher);
      assert.match(text, /alert handshake failure/, cipher);
    }
    for (const cipher of ['ECDHE-RSA-AES128-GCM-SHA256', 'ECDHE-RSA-AES256-GCM-SHA384', 'ECDHE-RSA-CHACHA20-POLY1305']) {
      assert.equal(tls('-tls1_2', '-cipher', cipher).name, cipher);
    }
  });
});

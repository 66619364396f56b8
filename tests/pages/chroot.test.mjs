// The static programs in a folder that holds nothing of a system: no library, no shell. From there they
// reach a private MariaDB by name, over TLS that the account requires, and refuse a server that is not it.
import assert from 'node:assert/strict';
import dgram from 'node:dgram';
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

const root = new URL('../../', import.meta.url).pathname;
const build = process.env.MASTHEAD_BUILD ?? `${root}build`;
const isRoot = process.getuid() === 0;
const password = 'a-long-password';
// A nameserver's address of our own: another may have port 53 of 127.0.0.1.
const nameserver = `127.${1 + Math.floor(Math.random() * 250)}.53.1`;
let folder, jail, port, asked = [];

const inFolder = (name) => join(folder, name);
function run(command, ...words) {
  const { status, stdout, stderr, error } = spawnSync(command, words, { encoding: 'utf8' });
  assert.equal(status, 0, `${command} ${words.join(' ')}: ${error ?? ''}${stdout}${stderr}`);
  return stdout;
}
const openssl = (...words) => run('openssl', ...words);

function authority(name) {
  openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', `/CN=${name}`,
    '-keyout', inFolder(`${name}.key`), '-out', inFolder(`${name}.pem`));
}
// Of so many days; fewer than none: expired.
function serverCertificate(days = 2) {
  openssl('req', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=database', '-keyout', inFolder('server.key'), '-out', inFolder('server.csr'));
  writeFileSync(inFolder('names'), 'subjectAltName=DNS:db.masthead.test,DNS:asked.masthead.test\n');
  openssl('x509', '-req', '-in', inFolder('server.csr'), '-CA', inFolder('authority.pem'), '-CAkey', inFolder('authority.key'),
    '-CAcreateserial', '-days', String(days), '-extfile', inFolder('names'), '-out', inFolder('server.pem'));
}

function startMariadb() {
  port = 20000 + Math.floor(Math.random() * 12000);
  run(`${root}tools/site`, 'mariadb-start', inFolder('server-of-it'), `mariadb_port=${port}`, 'flush=0',
    `--ssl-ca=${inFolder('authority.pem')}`, `--ssl-cert=${inFolder('server.pem')}`, `--ssl-key=${inFolder('server.key')}`);
  sql(`CREATE DATABASE paper CHARACTER SET utf8mb4; CREATE USER paper@'%' IDENTIFIED BY '${password}' REQUIRE SSL;
     GRANT ALL ON paper.* TO paper@'%'`);
}
const sql = (text) => run('mariadb', '--no-defaults', `--socket=${inFolder('server-of-it')}/run/mysql.sock`, `--user=${userInfo().username}`, '-e', text);

// All that there is. Without an nsswitch.conf glibc looks into /etc/hosts, then asks the nameserver.
function makeJail() {
  for (const name of ['', 'etc', 'var', 'media', 'cgi-bin']) mkdirSync(join(jail, name));
  cpSync(`${build}/masthead`, join(jail, 'masthead'));
  cpSync(`${build}/cgi-bin/masthead.cgi`, join(jail, 'cgi-bin/masthead.cgi'));
  cpSync(`${root}templates`, join(jail, 'templates'), { recursive: true });
  cpSync(`${root}sql`, join(jail, 'sql'), { recursive: true });
  cpSync(`${build}/zoneinfo`, join(jail, 'zoneinfo'), { recursive: true });
  for (const name of ['authority.pem', 'stranger.pem']) cpSync(inFolder(name), join(jail, name));
  writeFileSync(join(jail, 'etc/hosts'), '127.0.0.1 localhost db.masthead.test other.masthead.test\n');
  writeFileSync(join(jail, 'etc/resolv.conf'), `nameserver ${nameserver}\noptions timeout:1 attempts:1\n`);
}
function configure(host, ca = '?ca=/authority.pem') {
  writeFileSync(join(jail, 'masthead.conf'), 'base_url = http://127.0.0.1:8080\nlanguages = en\ntime_zone = Asia/Baku\nmedia = media\ncache_megabytes = 0\n' +
    `database = mysql://paper:${password}@${host}:${port}/paper${ca}\n`, { mode: 0o600 });
}

// Runs a program there. Not root: in a user namespace, if this system lets everybody make one.
function inside(words, variables = {}, input = '') {
  const [command, ...rest] = isRoot ? ['chroot', jail, ...words] : ['unshare', '--map-root-user', 'chroot', jail, ...words];
  const child = spawn(command, rest, { env: { PATH: process.env.PATH, ...variables }, timeout: 15000 });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => { output += chunk; });
  child.stdin.on('error', () => {});  // it need not read
  child.stdin.end(input);
  return new Promise((ended) => child.on('close', (status) => ended({ status, output })));
}
async function masthead(words, input) {
  const { status, output } = await inside(['/masthead', ...words], {}, input);
  assert.equal(status, 0, `masthead ${words.join(' ')}: ${output}`);
  return output;
}
const page = (path) => inside(['/cgi-bin/masthead.cgi'], { GATEWAY_INTERFACE: 'CGI/1.1', REQUEST_METHOD: 'GET',
  SCRIPT_NAME: '/cgi-bin/masthead.cgi', PATH_INFO: path });
async function refused(pattern) {
  const { status, output } = await inside(['/masthead', 'doctor']);
  assert.equal(status, 1, output);
  assert.match(output, pattern);
  assert.ok(!output.includes(password));
}
async function shows(status) {
  const { output } = await page('/');
  assert.match(output, new RegExp(`^Status: ${status}`));
  assert.ok(!output.includes(password));
}

// Knows asked.masthead.test, and that nothing else exists (RFC 1035).
function answerOf(question) {
  const name = [];
  let at = 12;
  for (; question[at]; at += question[at] + 1) name.push(question.toString('latin1', at + 1, at + 1 + question[at]));
  const end = at + 5, type = question.readUInt16BE(at + 1), known = name.join('.') === 'asked.masthead.test';
  asked.push(name.join('.'));
  const found = known && type === 1;
  const head = Buffer.from([question[0], question[1], 0x85, known ? 0x80 : 0x83, 0, 1, 0, found ? 1 : 0, 0, 0, 0, 0]);
  const record = found ? [0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 127, 0, 0, 1] : [];
  return Buffer.concat([head, question.subarray(12, end), Buffer.from(record)]);
}
async function startNameserver() {
  const server = dgram.createSocket('udp4');
  server.on('message', (question, from) => server.send(answerOf(question), from.port, from.address));
  await new Promise((ready, failed) => { server.on('error', failed); server.bind(53, nameserver, ready); });
  return server;
}

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'masthead-chroot-'));
  jail = inFolder('jail');
  authority('authority');
  authority('stranger');
  serverCertificate();
  startMariadb();
  makeJail();
});
after(() => {
  spawnSync(`${root}tools/site`, ['stop', inFolder('server-of-it')]);
  rmSync(folder, { recursive: true, force: true });
});

test('a site begins and answers there, over TLS to a name of /etc/hosts', async () => {
  configure('db.masthead.test');
  await masthead(['init']);
  assert.match(await masthead(['migrate']), /^applied 1 /);
  await masthead(['import', '-', '--source', 's'], JSON.stringify({ id: 1, title: 'A story from a bare folder', category: 'News',
    published_at: '2020-01-02T03:04:05Z', body: ['Its first paragraph.'] }) + '\n');
  const doctor = await masthead(['doctor']);
  assert.match(doctor, /^ok    line: encrypted by \S+, the server's certificate was checked$/m);
  assert.match(doctor, /^ok    log-in: by mysql_native_password$/m);
  assert.match(doctor, /^ok    time zone: Asia\/Baku, now .*\+04:00$/m);
  const { status, output } = await page('/');
  assert.equal(status, 0, output);
  assert.match(output, /^Status: 200/);
  assert.match(output, /A story from a bare folder/);
  assert.deepEqual(readdirSync(jail).sort(), ['authority.pem', 'cgi-bin', 'etc', 'masthead', 'masthead.conf', 'media', 'sql',
    'stranger.pem', 'templates', 'var', 'zoneinfo']);
});

test('an authority that did not sign, a name that is not the server\'s, a line without TLS: refused', async () => {
  configure('db.masthead.test', '?ca=/stranger.pem');
  await refused(/^FAIL  database: .*\(2026: .*certificate/m);
  await shows(503);
  configure('other.masthead.test');
  await refused(/^FAIL  database: .*\(2026: .*certificate/m);
  configure('db.masthead.test', '?ca=/no-such.pem');
  await refused(/^FAIL  database: .*\(20\d\d: /m);
  configure('db.masthead.test', '');
  await refused(/user 'paper' or the password is refused/);
  await shows(503);
});

test('J12 a certificate that ended yesterday is refused; with one of today the next page is there', async () => {
  configure('db.masthead.test');
  serverCertificate(-1);
  sql('FLUSH SSL');
  await refused(/^FAIL  database: .*\(2026: .*certificate/m);
  await shows(503);
  serverCertificate();
  sql('FLUSH SSL');
  await shows(200);
});

test('a name of the DNS, by the nameserver of /etc/resolv.conf', { skip: isRoot ? false : 'port 53 is for root' }, async () => {
  const server = await startNameserver();
  try {
    asked = [];
    configure('asked.masthead.test');
    assert.match(await masthead(['doctor']), /^ok    line: encrypted by /m);
    assert.ok(asked.includes('asked.masthead.test'), asked.join(' '));
    configure('unknown.masthead.test');
    await refused(/^FAIL  database: .*unknown\.masthead\.test.*\(2005: /m);
    asked = [];
    configure('db.masthead.test');
    assert.match(await masthead(['doctor']), /^ok    line: encrypted by /m);
    assert.deepEqual(asked, [], 'a name of /etc/hosts');
  } finally {
    server.close();
  }
});

test('a nameserver that is down does not hang a page', async () => {
  configure('unknown.masthead.test');
  const start = Date.now();
  await shows(503);
  assert.ok(Date.now() - start < 8000);
  assert.ok(readFileSync(join(jail, 'var/log/masthead.log'), 'utf8').includes('unknown.masthead.test'));
});

// The log-in of MySQL 9 in all its ways, by `masthead doctor` as an operator sees it. tools/test-mysql
// starts the server and sets MASTHEAD_MYSQL.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';

const mysql = JSON.parse(process.env.MASTHEAD_MYSQL);
const root = new URL('../../', import.meta.url).pathname;
const folder = mkdtempSync(join(mysql.work, 'log-in-'));
after(() => rmSync(folder, { recursive: true, force: true }));

// The server forgets whom it knows: the next log-in of each account is a full one.
function forget() {
  const { status, stderr } = spawnSync('mariadb', ['--no-defaults', `--socket=${mysql.socket}`, '--user=root', '-e', 'FLUSH PRIVILEGES'], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
}
function doctor(line) {
  const file = join(folder, 'masthead.conf');
  writeFileSync(file, `base_url = http://127.0.0.1:8080\nzoneinfo = ${root}build/zoneinfo\nmigrations = ${root}sql\n` +
    `templates = ${root}templates\ndatabase = ${line}\n`, { mode: 0o600 });
  return spawnSync(`${root}build/masthead`, ['--config', file, 'doctor'], { encoding: 'utf8' }).stdout;
}
const who = (user, password) => `mysql://${user}:${encodeURIComponent(password)}`;
const socket = (user = 'paper', password = mysql.password) => `${who(user, password)}@/masthead_test?socket=${mysql.socket}`;
const tcp = (user = 'paper', password = mysql.password) => `${who(user, password)}@127.0.0.1:${mysql.port}/masthead_test`;
const tls = (user, password, ca = mysql.authority) => `${tcp(user, password)}?ca=${ca}`;

function enters(line, ...patterns) {
  const output = doctor(line);
  assert.match(output, /^ok    database: MySQL 9\./m, output);
  assert.match(output, /^ok    log-in: by caching_sha2_password$/m);
  for (const pattern of patterns) assert.match(output, pattern);
}
function refused(line, pattern) {
  const output = doctor(line);
  assert.match(output, /^FAIL  database: /m);
  assert.match(output, pattern);
  assert.ok(!output.includes(mysql.password));
}
const openLine = /is not sent over an open line; use TLS \(\?ca=FILE\) or a socket/;

test('over a socket: full, then fast', () => {
  forget();
  enters(socket(), /^ok    line: no encryption, a socket of this host$/m);
  enters(socket());
});

test('over TLS: full, then fast', () => {
  forget();
  enters(tls(), /^ok    line: encrypted by TLS_\S+, the server's certificate was checked$/m);
  enters(tls());
});

test('an account that requires TLS', () => {
  forget();
  enters(tls('tls'));
  refused(tcp('tls'), /user 'tls' or the password is refused/);
});

test('over plain TCP: refused when full, also after FLUSH PRIVILEGES; fast is let in', () => {
  forget();
  refused(tcp(), openLine);
  enters(socket());
  enters(tcp(), /^ok    line: no encryption, does not leave this host$/m);
  forget();
  refused(tcp(), openLine);
});

test('a long password with other letters', () => {
  forget();
  for (const line of [tls, socket, tcp]) enters(line('lengthy', mysql.long));
});

test('an empty password needs no secrecy', () => {
  forget();
  for (const line of [tcp, tls, socket]) enters(line('bare', ''));
});

test('a wrong password is refused on each way, full and fast', () => {
  for (const prepare of [forget, () => enters(socket())]) {
    for (const line of [socket, tls]) {
      for (const wrong of ['', 'x', mysql.password + 'x']) {
        prepare();
        refused(line('paper', wrong), /user 'paper' or the password is refused/);
      }
    }
  }
});

test('a certificate from a stranger, or of another name, gets no password', () => {
  forget();
  refused(tls('paper', mysql.password, mysql.stranger), /\(2026: /);
  refused(tls().replace('127.0.0.1', '127.0.0.2'), /\(20\d\d: /);
});

test('the older sha256_password is refused by name', () => {
  refused(tls('sha256'), /user 'sha256' is unknown to the server, or has the log-in 'sha256_password', which this program does not have; the account needs/);
});

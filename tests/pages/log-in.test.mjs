// Hostile database servers: whatever one asks for, it gets no password, and the operator a sentence.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import tls from 'node:tls';
import { makeCertificate } from '../lib/certificate.mjs';
import { ancient, falseServer, more, oldSwitch, switchTo } from '../lib/false-mysql.mjs';
import { command } from '../lib/sites.mjs';

const root = new URL('../../', import.meta.url).pathname;
const password = 'a-long-password';
let folder;
before(() => { folder = mkdtempSync(join(tmpdir(), 'masthead-log-in-')); });
after(() => rmSync(folder, { recursive: true, force: true }));

// What `masthead doctor` says of a server that answers so, and what it told the server.
async function doctor(answers, greeting, options = '') {
  const server = await falseServer(answers, greeting);
  const file = join(folder, 'masthead.conf');
  writeFileSync(file, `base_url = http://127.0.0.1:8080\nzoneinfo = ${root}build/zoneinfo\nmigrations = ${root}sql\n` +
    `templates = ${root}templates\ndatabase = mysql://paper:${password}@127.0.0.1:${server.port}/paper${options}\n`, { mode: 0o600 });
  const child = spawn(command, ['--config', file, 'doctor'], { timeout: 20000 });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => { output += chunk; });
  const status = await new Promise((ended) => child.on('close', ended));
  await server.close();
  assert.equal(status, 1, output);
  assert.ok(!output.includes(password));
  assert.ok(!Buffer.concat(server.heard).includes(password), 'the server has heard the password');
  return { line: output.match(/^FAIL  database: .*$/m)?.[0] ?? output, heard: server.heard };
}
// After the first packet nothing but, at most, an empty one.
const silent = (heard) => assert.deepEqual(heard.slice(1).filter((packet) => packet.length > 0), []);

for (const plugin of ['mysql_clear_password', 'mysql_old_password', 'dialog', 'sha256_password', 'auth_gssapi_client', 'x/../../y']) {
  test(`a server that asks for ${plugin} gets an error and not one byte more`, async () => {
    const { line, heard } = await doctor([switchTo(plugin)]);
    silent(heard);
    assert.ok(line.includes(`'${plugin}'`), line);
    assert.match(line, /which this program does not have; the account needs mysql_native_password or caching_sha2_password/);
  });
}

test('MariaDB\'s ed25519 is said to be missing', async () => {
  const { line, heard } = await doctor([switchTo('client_ed25519', Buffer.alloc(32, 7))]);
  silent(heard);
  assert.match(line, /this program has no ed25519 log-in; the account needs mysql_native_password/);
});

test('a server from before 4.1 gets no answer of the old kind', async () => {
  silent((await doctor([oldSwitch])).heard);
  silent((await doctor([oldSwitch], { capabilities: ancient, plugin: '' })).heard);
});

test('on an open line caching_sha2_password gives the scramble, never the password or a question for a key', async () => {
  const { line, heard } = await doctor([switchTo('caching_sha2_password'), more(4), more(...Buffer.from('-----BEGIN PUBLIC KEY-----'))]);
  assert.equal(heard.length, 2);
  assert.equal(heard[1].length, 32);
  assert.match(line, /open line; use TLS \(\?ca=FILE\) or a socket/);
  const key = await doctor([switchTo('caching_sha2_password'), more(...Buffer.from('-----BEGIN PUBLIC KEY-----'))]);
  assert.equal(key.heard.length, 2);
  assert.match(key.line, /does not keep to the protocol/);
  for (const nonce of [Buffer.alloc(0), Buffer.alloc(18, 1), Buffer.alloc(60, 1)]) {
    const odd = await doctor([switchTo('caching_sha2_password', nonce)]);
    assert.equal(odd.heard.length, 1, String(nonce.length));
  }
});

test('where the line asks for TLS, a server without it hears nothing at all', async () => {
  const { line, heard } = await doctor([switchTo('caching_sha2_password'), more(4)], {}, '?ca=/etc/ssl/certs/ca-certificates.crt');
  assert.equal(heard.length, 0);
  assert.match(line, /TLS|SSL/);
});

test('TLS of the database\'s line is 1.2 or newer, with ciphers of forward secrecy', async () => {
  makeCertificate(folder, 'database', 'IP:127.0.0.1');
  const [key, cert] = ['key', 'pem'].map((kind) => readFileSync(join(folder, `database.${kind}`)));
  // Does a server that speaks so hear of us, and of somebody who takes all?
  const hears = async (speaks) => {
    const secure = { key, cert, ...speaks };
    const { heard } = await doctor([], { secure }, `?ca=${folder}/database.pem`);
    const server = tls.createServer(secure);
    await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
    const other = tls.connect({ port: server.address().port, rejectUnauthorized: false, minVersion: 'TLSv1', ciphers: 'ALL:@SECLEVEL=0' });
    await new Promise((done, failed) => other.once('secureConnect', done).once('error', failed));
    const spoken = `${other.getProtocol()} ${other.getCipher().name}`;
    other.destroy();
    server.close();
    return { heard: heard.length, spoken };
  };
  for (const good of [{ minVersion: 'TLSv1.3' }, { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES128-GCM-SHA256' }, { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-CHACHA20-POLY1305' }]) {
    assert.equal((await hears(good)).heard, 1, JSON.stringify(good));
  }
  const old = { ciphers: 'ALL:@SECLEVEL=0' };
  assert.deepEqual(await hears({ ...old, minVersion: 'TLSv1', maxVersion: 'TLSv1' }), { heard: 0, spoken: 'TLSv1 ECDHE-RSA-AES256-SHA' });
  assert.deepEqual(await hears({ ...old, minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1' }), { heard: 0, spoken: 'TLSv1.1 ECDHE-RSA-AES256-SHA' });
  for (const ciphers of ['AES256-GCM-SHA384', 'AES128-SHA', 'ECDHE-RSA-AES128-SHA']) {
    assert.deepEqual(await hears({ maxVersion: 'TLSv1.2', ciphers }), { heard: 0, spoken: `TLSv1.2 ${ciphers}` });
  }
});

// Search engines and hubs that are dead, slow or hostile: what `masthead tick` does with them. On a site of its own,
// since most of it is waiting (tests/run).
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import net from 'node:net';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importStories } from '../lib/sites.mjs';
import { startSite, stopSite } from '../lib/own-sites.mjs';
import { makeCertificate } from '../lib/certificate.mjs';
import { Receiver } from '../lib/receiver.mjs';
import { folderOf, tick, withSettings } from '../lib/settings.mjs';

describe('pings: hostile and dead receivers', () => {
  let site, made = 0;
  before(() => { site = startSite(); });
  after(() => stopSite(site));
  const once = async (url, environment) => {
    const one = { id: `ping${++made}`, slug: `ping-${made}`, title: `The ping story ${made}`, body: ['Something has changed.'], category: 'Culture', published_at: '2024-02-02T10:00:00Z' };
    let said = '', seconds = 0;
    await withSettings(site, { indexnow_key: 'our-key-0123456789', indexnow_endpoint: url }, async () => {
      await tick(site);
      importStories(site, [one], 'pings', '--language', 'en');
      const start = Date.now();
      said = await tick(site, environment);
      seconds = (Date.now() - start) / 1000;
    });
    await tick(site);
    const log = `${folderOf(site)}/log/masthead.log`;
    return { said, seconds, line: existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n').at(-1) : '' };
  };
  // A server that does `work` with each connection.
  const withServer = async (work, use) => {
    const open = new Set();
    const server = net.createServer((socket) => { open.add(socket); socket.on('error', () => {}); work(socket); });
    await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    try { return await use(`http://127.0.0.1:${server.address().port}/`); } finally { for (const socket of open) socket.destroy(); server.close(); }
  };

  test('one that never answers holds tick up for its deadline only', async () => {
    const { seconds, line } = await withServer(() => {}, (url) => once(url));
    assert.ok(seconds > 9 && seconds < 13, `${seconds} s`);
    assert.match(line, /\tM601\t.*no answer in time/);
  });

  test('one that sends a byte a second has no longer', async () => {
    const { seconds, line } = await withServer((socket) => {
      const timer = setInterval(() => socket.write('H'), 1000);
      socket.on('close', () => clearInterval(timer));
    }, (url) => once(url));
    assert.ok(seconds < 13, `${seconds} s`);
    assert.match(line, /\tM601\t/);
  });

  test('an endless head or body is not taken', async () => {
    const head = await withServer((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      const more = () => { while (socket.writable && socket.write(`X-${'a'.repeat(1000)}: b\r\n`)); };
      socket.on('drain', more);
      more();
    }, (url) => once(url));
    assert.match(head.line, /\tM601\t/);
    assert.ok(head.seconds < 5);
    const body = await withServer((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n');
      const more = () => { while (socket.writable && socket.write('x'.repeat(65536))); };
      socket.on('drain', more);
      more();
    }, (url) => once(url));
    assert.ok(body.seconds < 5);
  });

  test('what is no HTTP is no answer', async () => {
    for (const text of ['SSH-2.0-x\r\n', '\0\0\0\0', 'HTTP/1.1 999999 x\r\n\r\n', '']) {
      const { line, said } = await withServer((socket) => socket.end(text), (url) => once(url));
      assert.match(line, /\tM601\t/);
      assert.equal(said, '');
    }
  });

  test('a certificate is verified: its authority and its name; TLS 1.2 is the oldest', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'counts-tls-'));
    makeCertificate(folder, 'right', 'IP:127.0.0.1');
    makeCertificate(folder, 'wrong', 'DNS:elsewhere.example');
    const heard = async (name, trusted, more = {}) => {
      const secure = new Receiver({ key: readFileSync(join(folder, `${name}.key`)), cert: readFileSync(join(folder, `${name}.pem`)), ...more });
      secure.server.on('tlsClientError', () => {});
      await secure.start();
      try {
        const { line } = await once(`${secure.url}/`, trusted ? { SSL_CERT_FILE: join(folder, `${trusted}.pem`) } : {});
        return secure.take().length || line;
      } finally {
        secure.stop();
      }
    };
    try {
      assert.equal(await heard('right', 'right'), 1);
      assert.equal(await heard('right', 'right', { maxVersion: 'TLSv1.2' }), 1);
      assert.match(await heard('right', 'right', { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' }), /protocol version|handshake failure|unsupported protocol/);
      assert.match(await heard('right', 'wrong'), /certificate verify failed/);
      assert.match(await heard('right'), /certificate verify failed/);
      assert.match(await heard('wrong', 'wrong'), /certificate verify failed/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

// Who may set an empty site up: what is logged, who is locked out, what a token is signed with. The program as a web server
// starts it, without one, so that addresses and times are the test's. (The set-up itself is tests/pages/release.test.mjs.)
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { signedToken } from '../lib/token.mjs';

const root = new URL('../..', import.meta.url).pathname.replace(/\/$/, '');
const build = process.env.MASTHEAD_BUILD ?? `${root}/build`;
const secret = 'open the golden door';
const sections = { choice: 'sections', sections: 'World\nSport' };
let folder, sites = 0;

function site() {
  const at = `${folder}/site-${++sites}`;
  mkdirSync(at, { recursive: true });
  const on = {
    conf: `${at}/masthead.conf`, var: `${at}/var`,
    configure: (more) => writeFileSync(on.conf, `base_url = https://news.example.org\nlanguages = en tr az\ntemplates = ${root}/templates
zoneinfo = ${build}/zoneinfo\nmigrations = ${root}/sql\ndemo = ${root}/demo\nvar = var\nmedia = media\nsetup_secret = ${more}\n`, { mode: 0o600 }),
    log: () => (existsSync(`${at}/var/log/masthead.log`) ? readFileSync(`${at}/var/log/masthead.log`, 'utf8') : ''),
  };
  on.configure(secret);
  return on;
}
function post(on, fields, { address = '192.0.2.1', from = 'same-origin' } = {}) {
  const body = new URLSearchParams(fields).toString();
  const child = spawn(`${build}/cgi-bin/setup.cgi`, [], { env: {
    GATEWAY_INTERFACE: 'CGI/1.1', REQUEST_METHOD: 'POST', SCRIPT_NAME: '/cgi-bin/setup.cgi', MASTHEAD_CONFIG: on.conf, REMOTE_ADDR: address,
    CONTENT_TYPE: 'application/x-www-form-urlencoded', CONTENT_LENGTH: String(body.length), HTTP_SEC_FETCH_SITE: from } });
  child.stdin.on('error', () => {});
  child.stdin.end(body);
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part) => { text += part; });
  return new Promise((done) => child.on('close', () => done({ status: Number(text.match(/^Status: (\d+)/)?.[1]), text,
    token: text.match(/name="token" value="([^"]+)"/)?.[1] })));
}
const wrong = (on, count, address) => Promise.all(Array.from({ length: count }, (_, i) => post(on, { secret: `guess ${i}`, ...sections }, { address: address(i) })));
const codes = (on) => [...on.log().matchAll(/\t(M\d+)\t(\d+)\t/g)].map((match) => `${match[1]} ${match[2]}`);

describe('the set-up and strangers', () => {
  before(() => { folder = mkdtempSync(`${tmpdir()}/masthead-setup-`); });
  after(() => rmSync(folder, { recursive: true }));

  test('ten wrong secrets close it for who sent them, not for the operator elsewhere', async () => {
    const on = site();
    const guesses = await wrong(on, 13, () => '192.0.2.1');
    const count = (status) => guesses.filter((answer) => answer.status === status).length;
    assert.deepEqual([count(403), count(429)], [10, 3]);
    assert.equal((await post(on, { secret, ...sections })).status, 429);
    assert.match(await post(on, { secret, ...sections }, { address: '198.51.100.7' }).then(({ text }) => text), /The site is ready/);
    assert.equal(statSync(`${on.var}/setup.tries`).size, 1024 * 1024);
    assert.doesNotMatch(readFileSync(`${on.var}/setup.tries`, 'latin1'), /192\.0\.2|guess/);
  });

  test('right and wrong secrets, forms from elsewhere and forms without a token are logged, without a secret', async () => {
    const on = site();
    mkdirSync(on.var);  // without it the web server's log has the lines
    assert.equal((await post(on, { secret, ...sections }, { from: 'cross-site' })).status, 403);
    const begin = Date.now();
    for (let i = 0; i < 12; ++i) assert.equal((await post(on, sections)).status, 403);
    assert.equal((await post(on, { ...sections, token: '1.b.c.d.e' })).status, 403);
    assert.ok(Date.now() - begin < 10_000, 'no guess, no price');
    assert.equal((await post(on, { secret: 'another secret', ...sections })).status, 403);
    assert.equal((await post(on, { secret, ...sections }, { address: '2001:db8::7' })).status, 200);
    assert.deepEqual(codes(on), ['M301 403', ...Array(13).fill('M302 403'), 'M303 403', 'M306 200']);
    assert.match(on.log(), /\tM306\t200\t[^\n]*2001:db8::7/);
    assert.doesNotMatch(on.log(), /golden|another/);
  });

  test('a token is of both secrets: neither of them alone signs one, and another set-up secret ends it', async () => {
    const on = site();
    const blocked = () => post(on, { secret, choice: 'sections', sections: '' });
    assert.equal((await blocked()).status, 422);  // var/secret is there
    const own = readFileSync(`${on.var}/secret`, 'utf8').trim();
    const signed = (key) => signedToken(key, Math.floor(Date.now() / 1000));
    const derived = (key, purpose) => createHmac('sha256', key).update(`key for ${purpose}`).digest('hex');
    const wanted = signed(derived(own, `set-up ${secret}`));
    for (const key of [`set-up ${secret}`, secret, own, derived(own, 'set-up '), derived(secret, `set-up ${secret}`)]) {
      assert.equal((await post(on, { ...sections, token: signed(key) })).status, 403);
    }
    on.configure('quite another door');
    assert.equal((await post(on, { ...sections, token: wanted })).status, 403);
    on.configure(secret);
    assert.match((await post(on, { ...sections, token: wanted })).text, /The site is ready/);
  });
});

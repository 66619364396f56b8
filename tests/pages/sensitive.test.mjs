// The table "Sensitive data" of docs/asvs.md (V14.1.2), row by row: what the programs and the command leave on the host.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { appendFileSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command } from '../lib/sites.mjs';
import { signedToken } from '../lib/token.mjs';

const build = process.env.MASTHEAD_BUILD ?? new URL('../../build', import.meta.url).pathname;
const address = '203.0.113.77', person = { name: 'Zerrin Quillfeather', email: 'zerrin@quillfeather.example', body: 'The mill bridge hums at night.' };
const day = 86400;
let folder, conf, now = 1790000000;

const masthead = (...words) => {
  writeFileSync(`${folder}/clock`, String(now));
  const { status, stdout, stderr } = spawnSync(command, ['--config', conf, ...words], { encoding: 'utf8' });
  assert.equal(status, 0, stdout + stderr);
  return stdout;
};
function run(program, variables = {}, input = '') {
  writeFileSync(`${folder}/clock`, String(now));
  const { stdout } = spawnSync(`${build}/cgi-bin/${program}.cgi`, [], { input, encoding: 'utf8', env: {
    GATEWAY_INTERFACE: 'CGI/1.1', REQUEST_METHOD: 'GET', SCRIPT_NAME: `/cgi-bin/${program}.cgi`, PATH_INFO: program === 'mainpage' ? '/' : `/${program}`, MASTHEAD_CONFIG: conf, REMOTE_ADDR: address, HTTP_USER_AGENT: 'Mozilla/5.0 (a reader)',
    HTTP_ACCEPT: 'text/html', HTTP_ACCEPT_LANGUAGE: 'en', HTTP_SEC_FETCH_SITE: 'same-origin', ...variables } });
  return { status: Number(stdout.match(/^Status: (\d+)/m)?.[1]), text: stdout };
}
function post(program, fields, variables = {}) {
  const input = new URLSearchParams(fields).toString();
  return run(program, { REQUEST_METHOD: 'POST', CONTENT_TYPE: 'application/x-www-form-urlencoded', CONTENT_LENGTH: String(input.length), ...variables }, input);
}
const letter = (more = {}) => {
  const key = readFileSync(`${folder}/var/secret`, 'utf8').split('\n')[0].trim();
  return { token: signedToken(key, now - 60), kind: 'tip', subject: 'Bridge', comment: '', ...person, ...more };
};
const files = (at = folder) => readdirSync(at, { withFileTypes: true, recursive: true }).filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
// The files that hold any of the words, as text in whatever encoding or as bytes.
const holders = (words) => files().filter((file) => {
  const bytes = readFileSync(file);
  return words.some((word) => bytes.includes(word) || bytes.includes(encodeURIComponent(word)) || bytes.includes(Buffer.from(word).toString('base64').slice(2, -4)));
}).map((file) => file.slice(folder.length + 1)).sort();
const mode = (path) => (statSync(`${folder}/${path}`).mode & 0o777).toString(8);
const isOfDatabase = (file) => /^var\/(masthead|away)\.db(-wal|-shm)?$/.test(file);


describe('sensitive data', () => {
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'masthead-sensitive-'));
    conf = `${folder}/masthead.conf`;
    assert.equal(spawnSync(command, ['init', folder], { encoding: 'utf8' }).status, 0);
    appendFileSync(conf, `test_clock = ${folder}/clock\n`);
    masthead('migrate');
  });
  after(() => rmSync(folder, { recursive: true }));

  test('a letter is in the database, or in the spool for our user alone, and in no log, ledger or copy', () => {
    const words = Object.values(person);
    assert.equal(post('contact', letter()).status, 200);
    assert.equal(post('contact', letter({ email: 'not an address' })).status, 422);
    assert.equal(post('contact', letter({ body: `${person.body}\u0001` })).status, 400);
    const stored = holders(words);
    assert.ok(stored.length > 0 && stored.every(isOfDatabase), stored.join());
    renameSync(`${folder}/var/masthead.db`, `${folder}/var/away.db`);
    try {
      assert.equal(post('contact', letter({ body: 'Another letter.' })).status, 200);
      const spooled = holders([person.email]).filter((file) => !isOfDatabase(file));
      assert.equal(spooled.length, 1);
      assert.match(spooled[0], /^var\/spool\/new\//);
      assert.equal(mode(spooled[0]), '600');
      for (const path of ['var/spool', 'var/spool/new', 'var/spool/tmp']) assert.equal(mode(path), '700', path);
    } finally {
      rmSync(`${folder}/var/masthead.db`, { force: true });
      renameSync(`${folder}/var/away.db`, `${folder}/var/masthead.db`);
    }
    masthead('tick', '--for', '0');
    assert.ok(holders([person.email]).every(isOfDatabase));
    assert.equal(masthead('message', 'list', '--state', 'all').match(/zerrin@quillfeather\.example/g).length, 2);
  });

  test('after message_days a letter is gone, its bytes, too', () => {
    assert.notDeepEqual(holders([person.email]), []);
    now += 366 * day;
    masthead('tick', '--for', '0');
    assert.doesNotMatch(masthead('message', 'list', '--state', 'all'), /zerrin/);
    assert.deepEqual(holders(Object.values(person)), []);
  });

  test('keys are in files of our own user, and in no other file or answer', () => {
    const key = readFileSync(`${folder}/var/secret`, 'utf8').trim(), word = 'the-word-of-the-set-up-and-32-signs', password = 'k3-pass-of-the-database';
    assert.equal(mode('var/secret'), '600');
    assert.match(mode('masthead.conf'), /^6[04]0$/);
    assert.match(mode('var'), /^7[05]0$/);
    const before = readFileSync(conf, 'utf8');
    try {
      writeFileSync(conf, `${before.replace(/^database.*$/m, `database = mysql://paper:${password}@127.0.0.1:1/paper`)}setup_secret = ${word}\n`);
      const answers = [run('mainpage'), run('healthz'), run('setup'), post('setup', { secret: word.slice(1), choice: 'sections' }), post('contact', letter({ body: 'A third letter.' }))];
      const doctor = spawnSync(command, ['--config', conf, 'doctor'], { encoding: 'utf8' });
      for (const text of [...answers.map((answer) => answer.text), doctor.stdout + doctor.stderr]) for (const secret of [key, word, password]) assert.ok(!text.includes(secret), text);
    } finally {
      writeFileSync(conf, before);
    }
    assert.deepEqual(holders([word, password]), []);
    assert.deepEqual(holders([key]), ['var/secret']);
  });

  test('who writes, searches, reads or tries the secret is in no file; the ledgers have a size', () => {
    for (let i = 0; i < 70; ++i) run('search', { QUERY_STRING: `q=word${i}` });
    assert.equal(post('read', {}, { PATH_INFO: '/1' }).status, 204);
    assert.equal(run('widget', { PATH_INFO: '/w/auto/frame/all/10', HTTP_REFERER: 'https://blog.example/a-page' }).status, 200);
    run('mainpage', { QUERY_STRING: 'q=%00' });
    const there = readdirSync(`${folder}/var`);
    for (const ledger of ['contact.ledger', 'search.ledger', 'setup.tries']) {
      assert.ok(there.includes(ledger), ledger);
      assert.ok(statSync(`${folder}/var/${ledger}`).size <= 1 << 20, ledger);
    }
    const who = [address, address.replace(/\.\d+$/, '.0'), 'a reader)'], log = `${folder}/var/log/masthead.log`;
    assert.deepEqual(holders(who).filter((file) => file !== 'var/log/masthead.log'), []);
    // Who tries the secret that opens everything is named to the operator, and nobody else.
    for (const line of readFileSync(log, 'utf8').trim().split('\n')) assert.equal(who.some((word) => line.includes(word)), line.includes('\tM303\t'), line);
    const bytes = Buffer.from(address.split('.').map(Number));
    assert.deepEqual(files().filter((file) => readFileSync(file).includes(bytes)), []);
  });

  test('favourites are with the reader: the page is kept nowhere, and no file has them', () => {
    const cookie = { HTTP_COOKIE: '__Host-favorites=987654321.5' };
    assert.match(post('favorites', { id: '5', action: 'remove' }, cookie).text, /^Set-Cookie: __Host-favorites=987654321;/m);
    assert.match(run('favorites', cookie).text, /^Cache-Control: .*no-store/m);
    assert.deepEqual(holders(['987654321']), []);
  });

  test('V16.3.3 what is refused is in refused.log, with the reason and without the values', () => {
    const log = `${folder}/var/log/refused.log`;
    rmSync(log, { force: true });
    assert.equal(run('search', { QUERY_STRING: 'q=mill%00bridge' }).status, 400);
    assert.equal(post('favorites', { id: '1', action: 'add' }, { HTTP_SEC_FETCH_SITE: 'cross-site', HTTP_ORIGIN: 'https://elsewhere.example' }).status, 403);
    assert.equal(post('contact', letter({ token: 'none' })).status, 403);
    assert.equal(post('contact', letter(), { HTTP_SEC_FETCH_SITE: 'cross-site', HTTP_ORIGIN: 'https://elsewhere.example' }).status, 403);
    assert.equal(run('mainpage', { PATH_INFO: '/\u0001', REQUEST_URI: '/%01?q=mill' }).status, 404);
    assert.equal(run('mainpage', { PATH_INFO: '/no/such/page' }).status, 404);
    assert.equal(run('mainpage').status, 200);
    const lines = readFileSync(log, 'utf8').trim().split('\n').map((line) => line.split('\t').slice(1, 4).join(' '));
    assert.deepEqual(lines, ['M114 400 /search', 'M301 403 /favorites', 'M302 403 /contact', 'M301 403 /contact', 'M117 404 /%01']);
    assert.doesNotMatch(readFileSync(log, 'utf8'), /mill|203\.0\.113|elsewhere/);
    assert.match(mode('var/log/refused.log'), /0$/);
  });

  test('V16.4.2, V16.4.3 with log_socket the system has a copy of each line', { timeout: 20000 }, async () => {
    const doctor = () => spawnSync(command, ['--config', conf, 'doctor'], { encoding: 'utf8' }).stdout;
    const socket = `${folder}/system.log`, kept = readFileSync(conf);
    let reader;
    appendFileSync(conf, `log_socket = ${socket}\n`);
    try {
      assert.match(doctor(), /^warn +.*nobody reads .*system\.log/m);
      reader = spawn('perl', ['-MSocket', '-e', '$| = 1; socket(S, AF_UNIX, SOCK_DGRAM, 0) or die; bind(S, sockaddr_un($ARGV[0])) or die; print "ready\n"; while (defined recv(S, $_, 4096, 0)) { print "$_\n" }', socket]);
      const said = createInterface(reader.stdout)[Symbol.asyncIterator]();
      assert.equal((await said.next()).value, 'ready');
      assert.match(doctor(), /^ok +.*system\.log/m);
      assert.equal(run('search', { QUERY_STRING: 'q=%00', UNIQUE_ID: 'one-1' }).status, 400);
      assert.match((await said.next()).value, /^<29>masthead: .*\tM114\t400\t\/search\t.*\tone-1$/);
      // A page's own code runs in the sandbox.
      assert.equal(post('contact', letter({ token: 'none' }), { UNIQUE_ID: 'two-2' }).status, 403);
      assert.match((await said.next()).value, /^<29>masthead: .*\tM302\t403\t\/contact\t.*\ttwo-2$/);
    } finally {
      reader?.kill();
      rmSync(socket, { force: true });
      writeFileSync(conf, kept);
    }
  });
});

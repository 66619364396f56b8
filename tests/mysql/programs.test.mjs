// A whole site on MySQL 9, over checked TLS, by the programs as a web server runs them: the demo newspaper,
// the front page, a search, a letter by the contact form.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';

const mysql = JSON.parse(process.env.MASTHEAD_MYSQL);
const root = new URL('../../', import.meta.url).pathname;
const folder = join(mysql.work, 'programs');
const conf = join(folder, 'masthead.conf');

function masthead(...words) {
  const { status, stdout, stderr } = spawnSync(`${root}build/masthead`, ['--config', conf, ...words], { encoding: 'utf8' });
  assert.equal(status, 0, `masthead ${words.join(' ')}: ${stdout}${stderr}`);
  return stdout;
}
function page(path, query = '', body) {
  const posted = body === undefined ? { REQUEST_METHOD: 'GET' } : { REQUEST_METHOD: 'POST', CONTENT_LENGTH: Buffer.byteLength(body),
    CONTENT_TYPE: 'application/x-www-form-urlencoded', HTTP_SEC_FETCH_SITE: 'same-origin' };
  const { stdout } = spawnSync(`${root}build/cgi-bin/masthead.cgi`, [], { encoding: 'utf8', input: body ?? '', maxBuffer: 1 << 26,
    env: { GATEWAY_INTERFACE: 'CGI/1.1', SCRIPT_NAME: '/cgi-bin/masthead.cgi', PATH_INFO: path, QUERY_STRING: query, MASTHEAD_CONFIG: conf, ...posted } });
  return { status: Number(stdout.match(/^Status: (\d+)/m)?.[1]), text: stdout };
}
const messages = () => Number(spawnSync('mariadb', ['--no-defaults', `--socket=${mysql.socket}`, '--user=root', '-N', 'masthead_programs',
  '-e', 'SELECT COUNT(*) FROM message'], { encoding: 'utf8' }).stdout);

before(() => {
  spawnSync('mariadb', ['--no-defaults', `--socket=${mysql.socket}`, '--user=root', '-e', 'CREATE DATABASE masthead_programs CHARACTER SET utf8mb4']);
  mkdirSync(folder);
  writeFileSync(conf, `base_url = http://127.0.0.1:8080\nlanguages = en tr az\nmigrations = ${root}sql\ntemplates = ${root}templates\n` +
    `demo = ${root}demo\nzoneinfo = ${root}build/zoneinfo\n` +
    `database = mysql://paper:${mysql.password}@127.0.0.1:${mysql.port}/masthead_programs?ca=${mysql.authority}\n`, { mode: 0o600 });
});

test('init, migrate, demo, doctor', () => {
  masthead('init');
  assert.match(masthead('migrate'), /^applied 1 /);
  assert.match(masthead('migrate'), /^up to date/);
  masthead('demo');
  assert.doesNotMatch(masthead('doctor'), /FAIL/);
});

test('front page, search, archive', () => {
  const front = page('/');
  assert.equal(front.status, 200, front.text);
  const headline = front.text.match(/<a [^>]*href="[^"]*\/article\/\d+\/([a-z-]+)/)[1];
  const word = headline.split('-').sort((a, b) => b.length - a.length)[0];
  const found = page('/search', `q=${word}`);
  assert.equal(found.status, 200);
  assert.match(found.text, new RegExp(`/article/\\d+/${headline}`));
  assert.equal(page('/archive').status, 200);
});

test('a letter is stored once, however often it is sent', () => {
  const form = page('/contact');
  const token = form.text.match(/name="token"[^>]*value="([^"]+)"/)?.[1] ?? form.text.match(/value="([^"]+)"[^>]*name="token"/)[1];
  const letter = new URLSearchParams({ token, kind: 'general', name: 'Ayşe 📰', email: 'reader@example.org', subject: 'Hello',
    body: 'A <b>letter</b> & more', website: '' }).toString();
  for (let time = 0; time < 2; ++time) {
    const answer = page('/contact', '', letter);
    assert.ok([200, 303].includes(answer.status), answer.text);
    assert.equal(messages(), 1);
  }
});

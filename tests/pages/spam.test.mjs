// Spam in the contact form, end to end: the program as a web server starts it, on a site of its own with its own clock, so
// that addresses and times are the test's. The filter's figures are in tests/unit/site_spam.cpp.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { DatabaseSync } from 'node:sqlite';
import { command } from '../lib/sites.mjs';
import { unescapeHtml } from '../lib/html.mjs';

const root = new URL('../..', import.meta.url).pathname.replace(/\/$/, '');
const build = process.env.MASTHEAD_BUILD ?? `${root}/build`;
const languages = ['en', 'tr', 'az'];
const texts = Object.fromEntries(languages.map((language) => [language, Object.fromEntries(readFileSync(`${root}/locale/${language}.txt`, 'utf8')
  .split('\n').filter((line) => line.includes(' = ')).map((line) => [line.slice(0, line.indexOf(' = ')), line.slice(line.indexOf(' = ') + 3)]))]));

let folder, now = 1790000000, sites = 0;
const chrome = {
  HTTP_USER_AGENT: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36',
  HTTP_ACCEPT: 'text/html,application/xhtml+xml,*/*;q=0.8', HTTP_ACCEPT_LANGUAGE: 'en', HTTP_SEC_FETCH_SITE: 'same-origin', HTTP_SEC_FETCH_MODE: 'navigate',
  HTTP_ORIGIN: 'https://news.example.org', HTTP_REFERER: 'https://news.example.org/contact',
};

// A site with a database and nothing in it.
function site(more = '') {
  const at = `${folder}/site-${++sites}`, conf = `${at}/masthead.conf`;
  mkdirSync(`${at}/var`, { recursive: true });
  writeFileSync(conf, `base_url = https://news.example.org\nlanguages = en tr az\ntemplates = ${root}/templates\nzoneinfo = ${build}/zoneinfo
migrations = ${root}/sql\nvar = var\nmedia = media\nsecret = 0123456789abcdef0123456789abcdef\ntest_clock = ${folder}/clock\n`, { mode: 0o600 });
  const made = spawnSync(command, ['--config', conf, 'migrate'], { encoding: 'utf8' });
  assert.equal(made.status, 0, made.stdout + made.stderr);
  appendFileSync(conf, more);
  return {
    conf, var: `${at}/var`, ledger: `${at}/var/contact.ledger`,
    rows: () => new DatabaseSync(`${at}/var/masthead.db`, { readOnly: true }).prepare('SELECT state, body FROM message ORDER BY received_at, body').all(),
    log: () => (existsSync(`${at}/var/log/masthead.log`) ? readFileSync(`${at}/var/log/masthead.log`, 'utf8') : ''),
  };
}
function run(on, variables, input = '') {
  writeFileSync(`${folder}/clock`, String(now));
  const { stdout } = spawnSync(`${build}/cgi-bin/contact.cgi`, [], { input, env: {
    GATEWAY_INTERFACE: 'CGI/1.1', REQUEST_METHOD: 'GET', SCRIPT_NAME: '/cgi-bin/contact.cgi', MASTHEAD_CONFIG: on.conf, REMOTE_ADDR: '192.0.2.1', ...variables } });
  const text = stdout.toString('utf8'), end = text.search(/\r?\n\r?\n/);
  const header = (name) => text.slice(0, end).match(new RegExp(`^${name}: (.*?)\r?$`, 'mi'))?.[1];
  return { status: Number(header('Status')?.split(' ')[0]), header, body: unescapeHtml(text.slice(end)), token: text.match(/name="token" value="([^"]+)"/)?.[1] };
}
const form = (on, language = 'en') => run(on, { ...chrome, PATH_INFO: language === 'en' ? '' : `/${language}/contact` }).token;
const letter = (more = {}) => ({ kind: 'general', name: 'Ruth Adeyemi', email: 'ruth@mail.example', subject: 'The ferry', body: 'When does it sail again?', comment: '', ...more });
function send(on, fields, variables = {}, language = 'en') {
  const input = new URLSearchParams(fields).toString();
  return run(on, { ...chrome, ...variables, REQUEST_METHOD: 'POST', CONTENT_TYPE: 'application/x-www-form-urlencoded', CONTENT_LENGTH: String(input.length),
    PATH_INFO: language === 'en' ? '' : `/${language}/contact` }, input);
}
// Asks for the form, takes `seconds` to fill it in, and sends it.
function write(on, fields, { seconds = 40, address = '192.0.2.1', headers = {}, language = 'en' } = {}) {
  const token = form(on, language);
  now += seconds;
  return send(on, { ...letter(fields), token }, { REMOTE_ADDR: address, ...headers }, language);
}
const receipt = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/;

describe('spam in the contact form', () => {
  before(() => { folder = mkdtempSync(`${tmpdir()}/masthead-spam-`); });
  after(() => rmSync(folder, { recursive: true }));

  test('suspects are answered as everybody and stored as suspects', () => {
    const on = site('contact_per_prefix = 0\n');
    const person = write(on, { body: 'a person' });
    assert.equal(person.status, 200);
    const tool = { HTTP_USER_AGENT: 'python-requests/2.32', HTTP_ACCEPT: '*/*', HTTP_ACCEPT_LANGUAGE: '', HTTP_SEC_FETCH_SITE: '', HTTP_SEC_FETCH_MODE: '', HTTP_ORIGIN: '', HTTP_REFERER: '' };
    const seen = (answer) => [answer.status, answer.header('Cache-Control'), answer.body.replace(receipt, 'RECEIPT')];
    for (const [what, fields, options] of [
      ['hidden field', { comment: 'https://a.example' }], ['instant', {}, { seconds: 1 }], ['a tool', {}, { headers: tool }],
      ['offer', { subject: 'First page rankings', body: 'We offer SEO and backlinks: https://a.example/' }], ['probe', { body: "<script>alert(1)</script> ' or 1=1" }],
    ]) {
      const answer = write(on, { body: what, ...fields }, { address: `198.51.${sites + now % 200}.${now % 250}`, ...options });
      assert.deepEqual(seen(answer), seen(person), what);
      assert.match(answer.body, receipt);
    }
    const states = on.rows().map((row) => row.state);
    assert.deepEqual(states, ['new', 'suspect', 'suspect', 'suspect', 'suspect', 'suspect']);
    const log = on.log().split('\n').filter((line) => line.includes('\tM150\t'));
    assert.equal(log.length, 5, on.log());
    assert.match(log[0], /hidden 4/);
    assert.doesNotMatch(on.log(), /ruth@|198\.51|rankings/);
  });

  test('letters of people are new, with no script and in any language', () => {
    const on = site('contact_per_prefix = 0\n');
    const lynx = { HTTP_USER_AGENT: 'Lynx/2.9.0', HTTP_ACCEPT: 'text/html, text/plain', HTTP_ACCEPT_LANGUAGE: 'en', HTTP_SEC_FETCH_SITE: '', HTTP_SEC_FETCH_MODE: '', HTTP_ORIGIN: '', HTTP_REFERER: '' };
    for (const [fields, options] of [
      [{ body: 'Thanks!' }, { seconds: 6 }], [{ body: 'Sent from a text browser' }, { headers: lynx }], [{ body: 'BU NƏ YAZIDIR!!!' }, { language: 'az' }],
      [{ kind: 'reply', body: 'Cevabımız https://a.example/1 ve https://b.example/2 adreslerindedir.' }, { language: 'tr' }],
      [{ kind: 'tip', body: 'They promise to double your bitcoin at https://a.example/, my neighbour lost all. Please warn people.' }, { seconds: 9000 }],
    ]) assert.equal(write(on, fields, { address: `203.0.113.${now % 250}`, ...options }).status, 200);
    assert.deepEqual(on.rows().map((row) => row.state), Array(5).fill('new'));
  });

  for (const language of languages) test(`the sixth of one network within ten minutes waits, its text kept (${language})`, () => {
    const on = site();
    for (let i = 0; i < 5; ++i) assert.equal(write(on, { body: `letter ${i}`, email: `a${i}@b.example` }, { seconds: 10, address: `2001:db8:1:2::${i}` }).status, 200);
    const answer = write(on, { body: 'The sixth,\nin two lines' }, { seconds: 10, address: '2001:db8:1:2:ffff::1', language, headers: { HTTP_X_FORWARDED_FOR: '203.0.113.9', HTTP_FORWARDED: 'for=203.0.113.9' } });
    assert.equal(answer.status, 429);
    const wait = Number(answer.header('Retry-After'));
    assert.ok(wait > 500 && wait <= 600, String(wait));
    assert.match(answer.body, /The sixth,\r?\nin two lines/);
    assert.match(answer.body, /value="ruth@mail.example"/);
    assert.match(answer.body, new RegExp(`<html lang="${language}"`));
    const notice = texts[language]['contact.notice.network_full'].replace('{minutes}', String(Math.ceil(wait / 60)));
    assert.ok(answer.body.includes(notice), notice);
    assert.equal(on.rows().length, 5);
    assert.match(on.log(), /\tM151\t429\t/);
    assert.equal(write(on, { body: 'a neighbour' }, { address: '2001:db8:9:9::1' }).status, 200);
    now += wait;
    assert.equal(send(on, { ...letter({ body: 'The sixth' }), token: answer.token }, { REMOTE_ADDR: '2001:db8:1:2:ffff::1' }).status, 200);
    assert.deepEqual(on.rows().map((row) => row.state), Array(7).fill('new'));
  });

  test('the ceiling of all, for people and suspects apart; 0 is none', () => {
    const on = site('contact_per_hour = 2\n');
    for (let i = 0; i < 2; ++i) assert.equal(write(on, { body: `letter ${i}` }, { address: `198.51.10${i}.1` }).status, 200);
    for (const language of languages) {
      const answer = write(on, { body: 'the text that is kept' }, { address: '203.0.113.1', language });
      assert.equal(answer.status, 429);
      assert.match(answer.body, /the text that is kept/);
      const minutes = Math.ceil(Number(answer.header('Retry-After')) / 60);
      assert.ok(answer.body.includes(texts[language]['contact.notice.hour_full'].replace('{minutes}', String(minutes))), language);
    }
    assert.equal(write(on, { comment: 'x' }, { address: '203.0.113.2' }).status, 200);
    assert.deepEqual(on.rows().map((row) => row.state), ['new', 'new', 'suspect']);
    assert.match(on.log(), /\tM152\t429\t/);
    const open = site('contact_per_prefix = 0\ncontact_per_hour = 0\n');
    for (let i = 0; i < 12; ++i) assert.equal(write(open, { body: `letter ${i}` }, { seconds: 10 }).status, 200);
  });

  test('who corrects an error, or sends a form of yesterday again, needs no time for that', () => {
    const on = site();
    const wrong = write(on, { email: 'nobody' });
    assert.equal(wrong.status, 422);
    now += 1;
    assert.equal(send(on, { ...letter({ body: 'corrected' }), token: wrong.token }).status, 200);
    const old = write(on, { body: 'a form of yesterday' }, { seconds: 90000 });
    assert.equal(old.status, 403);
    now += 1;
    assert.equal(send(on, { ...letter({ body: 'a form of yesterday' }), token: old.token }).status, 200);
    assert.deepEqual(on.rows().map((row) => row.state), ['new', 'new']);
  });

  test('the same letter sent twice is one, of a person', () => {
    const on = site(), token = form(on);
    now += 50;
    const first = send(on, { ...letter(), token }), second = send(on, { ...letter(), token });
    assert.equal(first.body.match(receipt)[0], second.body.match(receipt)[0]);
    assert.equal(on.rows().length, 1);
  });

  test('the file: of fixed size, without an address; damaged or not to be written, letters come in and it is said once', () => {
    const on = site();
    write(on, {}, { address: '192.0.2.177' });
    assert.equal(statSync(on.ledger).size, 1024 * 1024);
    assert.doesNotMatch(readFileSync(on.ledger, 'latin1'), /192\.0\.2|ruth@|ferry/);
    assert.doesNotMatch(on.log(), /M153/);
    writeFileSync(on.ledger, 'damaged');
    for (let i = 0; i < 3; ++i) assert.equal(write(on, { body: `after ${i}` }).status, 200);
    assert.equal(on.log().match(/\tM153\t/g).length, 1);
    rmSync(on.ledger);
    mkdirSync(on.ledger);
    for (let i = 0; i < 8; ++i) assert.equal(write(on, { body: `later ${i}` }, { seconds: 10 }).status, 200);
    assert.equal(on.log().match(/\tM153\t/g).length, 2);
    assert.equal(on.rows().length, 12);
  });

  test('the hidden field is out of the way of eyes, keyboard, screen readers and what fills in forms', () => {
    const page = run(site(), chrome).body;
    const field = page.match(/<p class="apart" aria-hidden="true">.*?<\/p>/s)[0];
    assert.match(field, /<input id="contact-comment" name="comment" tabindex="-1" autocomplete="off">/);
    assert.match(readFileSync(`${root}/public/assets/masthead.css`, 'utf8'), /\.apart\{[^}]*clip-path:inset\(50%\)/);
  });
});

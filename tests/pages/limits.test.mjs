// How many searches one network may ask for, and the order of the two days of a search: the program as a web server starts
// it, on a site of its own with its own clock, so that addresses and times are the test's.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { command } from '../lib/sites.mjs';
import { unescapeHtml } from '../lib/html.mjs';

const root = new URL('../..', import.meta.url).pathname.replace(/\/$/, '');
const build = process.env.MASTHEAD_BUILD ?? `${root}/build`;
const languages = ['en', 'tr', 'az'];
const text = (language, key) => readFileSync(`${root}/locale/${language}.txt`, 'utf8').match(new RegExp(`^${key.replaceAll('.', '\\.')} = (.*)$`, 'm'))[1];

let folder, now = 1790000000, sites = 0;
function site(more = '') {
  const at = `${folder}/site-${++sites}`, conf = `${at}/masthead.conf`;
  mkdirSync(`${at}/var`, { recursive: true });
  writeFileSync(conf, `base_url = https://news.example.org\nlanguages = en tr az\ntemplates = ${root}/templates\nzoneinfo = ${build}/zoneinfo
migrations = ${root}/sql\nvar = var\nmedia = media\nsecret = 0123456789abcdef0123456789abcdef\ntest_clock = ${folder}/clock\n`, { mode: 0o600 });
  writeFileSync(`${folder}/clock`, String(now));
  const made = spawnSync(command, ['--config', conf, 'migrate'], { encoding: 'utf8' });
  assert.equal(made.status, 0, made.stdout + made.stderr);
  appendFileSync(conf, more);
  return { conf, var: `${at}/var`, log: () => (existsSync(`${at}/var/log/masthead.log`) ? readFileSync(`${at}/var/log/masthead.log`, 'utf8') : '') };
}
function search(on, query, { address = '192.0.2.1', language = 'en', ...variables } = {}) {
  writeFileSync(`${folder}/clock`, String(now));
  const { stdout } = spawnSync(`${build}/cgi-bin/search.cgi`, [], { env: {
    GATEWAY_INTERFACE: 'CGI/1.1', REQUEST_METHOD: 'GET', SCRIPT_NAME: '/cgi-bin/search.cgi', MASTHEAD_CONFIG: on.conf, REMOTE_ADDR: address,
    QUERY_STRING: query, PATH_INFO: language === 'en' ? '' : `/${language}/search`, ...variables } });
  const answer = stdout.toString('utf8'), end = answer.search(/\r?\n\r?\n/);
  const header = (name) => answer.slice(0, end).match(new RegExp(`^${name}: (.*?)\r?$`, 'mi'))?.[1];
  return { status: Number(header('Status')?.split(' ')[0]), header, body: unescapeHtml(answer.slice(end)) };
}

describe('searches', () => {
  before(() => { folder = mkdtempSync(`${tmpdir()}/masthead-limits-`); });
  after(() => rmSync(folder, { recursive: true }));

  for (const language of languages) test(`who searches too much waits; the others do not (${language})`, () => {
    const on = site('search_per_prefix = 3\n');
    for (let i = 0; i < 3; ++i) assert.equal(search(on, `q=ferry${i}`, { address: `2001:db8:1:2::${i}` }).status, 200);
    now += 20;
    const answer = search(on, 'q=ferry', { address: '2001:db8:1:2:ffff::1', language, HTTP_X_FORWARDED_FOR: '203.0.113.9', HTTP_FORWARDED: 'for=203.0.113.9' });
    assert.equal(answer.status, 429);
    assert.equal(answer.header('Retry-After'), '40');
    assert.match(answer.header('Cache-Control'), /no-store/);
    assert.match(answer.body, new RegExp(`<html lang="${language}"`));
    assert.match(answer.body, /M154/);
    assert.ok(answer.body.includes(text(language, 'error.429.text')));
    assert.match(on.log(), /\tM154\t429\t/);
    assert.doesNotMatch(on.log(), /2001:db8/);
    assert.doesNotMatch(readFileSync(`${on.var}/search.ledger`, 'latin1'), /2001:db8|ferry/);
    assert.equal(search(on, 'q=ferry', { address: '2001:db8:9:9::1' }).status, 200);
    now += 40;
    assert.equal(search(on, 'q=ferry', { address: '2001:db8:1:2::1' }).status, 200);
  });

  test('the form, and words without a letter, search nothing and do not count', () => {
    const on = site('search_per_prefix = 1\n');
    for (const query of ['', 'q=', 'q=%25', 'section=news', 'q=+-+', 'from=2026-01-01']) assert.equal(search(on, query).status, 200, query);
    assert.ok(!existsSync(`${on.var}/search.ledger`));
    assert.equal(search(on, 'q=ferry').status, 200);
    assert.equal(search(on, 'q=ferry', { REQUEST_METHOD: 'HEAD' }).status, 429);
    assert.equal(search(on, '').status, 200);
  });

  test('60 a minute when nothing is written; 0 is no limit; a file that fails lets everybody in', () => {
    const on = site();
    for (let i = 0; i < 60; ++i) assert.equal(search(on, 'q=ferry').status, 200, String(i));
    assert.equal(search(on, 'q=ferry').status, 429);
    const open = site('search_per_prefix = 0\n');
    for (let i = 0; i < 62; ++i) assert.equal(search(open, 'q=ferry').status, 200, String(i));
    assert.ok(!existsSync(`${open.var}/search.ledger`));
    const broken = site('search_per_prefix = 1\n');
    mkdirSync(`${broken.var}/search.ledger`);
    for (let i = 0; i < 3; ++i) assert.equal(search(broken, 'q=ferry').status, 200);
    assert.equal(broken.log().match(/\tM153\t/g).length, 1);
  });

  for (const language of languages) test(`from a later to an earlier day: the days between them, and it is said (${language})`, () => {
    const on = site('search_per_prefix = 0\n'), said = text(language, 'search.days_exchanged');
    const answer = search(on, 'q=ferry&from=2026-06-30&to=2026-06-01', { language });
    assert.match(answer.body, /name="from" value="2026-06-01"/);
    assert.match(answer.body, /name="to" value="2026-06-30"/);
    assert.ok(answer.body.includes(said));
    for (const query of ['q=ferry&from=2026-06-01&to=2026-06-30', 'q=ferry&from=2026-06-01&to=2026-06-01', 'q=ferry&from=2026-06-30', 'q=ferry&from=2026-06-30&to=2026-06-31']) {
      assert.ok(!search(on, query, { language }).body.includes(said), query);
    }
  });
});

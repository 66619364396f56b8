// The masthead command on a site of its own: what it prints and how it exits.
import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import http from 'node:http';
import https from 'node:https';
import { mkdtempSync, rmSync, statSync, writeFileSync, readFileSync, mkdirSync, chmodSync, cpSync, readdirSync, symlinkSync, existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { makeCertificate } from '../lib/certificate.mjs';
import { command } from '../lib/sites.mjs';

const root = new URL('../../', import.meta.url).pathname;
let folder;

function run(words, input = '') {
  const { status, stdout, stderr } = spawnSync(command, ['--config', `${folder}/masthead.conf`, ...words],
    { encoding: 'utf8', input });
  return { status, stdout, stderr };
}
function good(...words) {
  const { status, stdout, stderr } = run(words);
  assert.equal(status, 0, `masthead ${words.join(' ')}: ${stdout}${stderr}`);
  return stdout;
}
const story = (more) => JSON.stringify({ id: 1, title: 'A plain story', category: 'Science & Sea',
  published_at: '2020-01-02T03:04:05Z', body: ['The first paragraph of the story.'], ...more }) + '\n';
const write = (name, text) => writeFileSync(join(folder, name), text);

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'masthead-cli-'));
  write('masthead.conf', `base_url = http://127.0.0.1:8080\nlanguages = en tr az\n` +
    `zoneinfo = ${root}build/zoneinfo\nmigrations = ${root}sql\ntemplates = ${root}templates\n`);
});
after(() => rmSync(folder, { recursive: true, force: true }));

test('init and migrate make the site once', () => {
  assert.equal(run(['doctor']).status, 1);
  good('init');
  assert.equal(statSync(join(folder, 'var/secret')).mode & 0o777, 0o600);
  const secret = readFileSync(join(folder, 'var/secret'), 'utf8');
  assert.match(secret, /^[0-9a-f]{64}\n$/);
  good('init');
  assert.equal(readFileSync(join(folder, 'var/secret'), 'utf8'), secret);
  assert.match(good('migrate'), /^applied 1 /);
  assert.match(good('migrate'), /^up to date/);
  assert.doesNotMatch(good('doctor'), /FAIL/);
});

test('init makes a whole site in an empty folder and writes over nothing', () => {
  const site = join(folder, 'new');
  const { status, stdout, stderr } = spawnSync(command, ['init', site], { encoding: 'utf8' });
  assert.equal(status, 0, stdout + stderr);
  assert.equal(statSync(join(site, 'masthead.conf')).mode & 0o777 & ~0o640, 0);
  const sample = readFileSync(join(site, 'masthead.conf'), 'utf8');
  assert.match(sample, /^base_url = /m);
  write('new/masthead.conf', sample.replace(/^site_name = .*$/m, 'site_name = Mine'));
  for (const words of [['init', site], ['--config', join(site, 'masthead.conf'), 'init']]) {
    assert.equal(spawnSync(command, words).status, 0);
    assert.match(readFileSync(join(site, 'masthead.conf'), 'utf8'), /^site_name = Mine$/m);
  }
  const at = ['--config', join(site, 'masthead.conf')];
  assert.equal(spawnSync(command, [...at, 'migrate']).status, 0);
  const doctor = spawnSync(command, [...at, 'doctor'], { encoding: 'utf8' });
  assert.equal(doctor.status, 0, doctor.stdout);
  assert.match(doctor.stdout, /^warn  base_url: .* is the sample's/m);
  assert.equal(spawnSync(command, [...at, 'init', site]).status, 2);
});

test('import takes each story once and names bad lines', () => {
  const both = story() + story({ id: 'b', title: 'İkinci xəbər', body: ['Bakıda yeni məktəb açıldı və uşaqlar üçün hazırdır.'] });
  assert.match(run(['import', '-', '--source', 's'], both).stdout, /^imported 2 \(2 new or changed, 0 unchanged, 0 refused\) in \d+ s/);
  assert.match(run(['import', '-', '--source', 's'], both).stdout, /\(0 new or changed, 2 unchanged/);
  assert.match(good('article', 'list', '--language', 'az'), /^\d+\taz\tpublished\t2020-01-02T03:04:05\+00:00\tİkinci xəbər\n$/);
  const bad = run(['import', '-', '--source', 's'], 'x\n\n' + story({ title: 7 }) + story({ id: 'c', published_at: 'now' }));
  assert.equal(bad.status, 1);
  assert.match(bad.stderr, /^line 1: .*\nline 3: title .*\nline 4: published_at .*\n$/);
});

test('plain text stays plain text', () => {
  run(['import', '-', '--source', 'plain'], story({ id: 'p', title: 'Signs', published_at: '2021-01-01T00:00:00Z',
    body: ['# 1 <b> [x](y) *z* &amp;\u0000', '12. twelve\n- minus\n\nend'] }));
  const id = good('article', 'list', '--limit', '1').split('\t')[0];
  assert.match(good('article', 'show', id),
    /\n\n\\# 1 \\<b\\> \\\[x\\\]\(y\) \\\*z\\\* \\&amp;\n\n12\\\. twelve\n\\- minus\n\nend\n$/);
});

test('stories are withdrawn, published, flagged and led with', () => {
  const id = good('article', 'list', '--language', 'en', '--limit', '1').split('\t')[0];
  good('article', 'withdraw', id);
  assert.match(good('article', 'list'), new RegExp(`^${id}\ten\twithdrawn\t`, 'm'));
  assert.match(good('article', 'list', '--state', 'withdrawn'), new RegExp(`^${id}\t[^\n]*\n$`));
  assert.doesNotMatch(good('article', 'list', '--state', 'published'), new RegExp(`^${id}\t`, 'm'));
  good('article', 'publish', id, '--at', '2099-01-01T00:00:00Z');
  assert.match(good('article', 'list'), new RegExp(`^${id}\ten\tscheduled\t2099-01-01`));
  good('breaking', id, '--until', '2099-01-01T00:00:00Z');
  good('breaking', id, 'off');
  good('lead', 'set', 'en', id);
  assert.equal(run(['lead', 'set', 'tr', id]).status, 1);
  assert.equal(run(['article', 'show', '999999']).status, 1);
  good('recount');
});

test('pages come from the input or a file', () => {
  write('about.md', 'From a file.\n');
  good('page', 'set', 'about', 'tr', '--title', 'Hakkında', join(folder, 'about.md'));
  assert.equal(run(['page', 'set', 'about', 'tr', '--title', 'x', join(folder, 'none.md')]).status, 1);
  assert.equal(run(['page', 'set', 'about', 'tr', '--title', 'Hakkımızda'], 'Merhaba\n').status, 0);
  assert.equal(good('page', 'list'), 'about\ttr\tHakkımızda\n');
});

test('the demo loads twice', () => {
  for (const name of ['articles', 'albums', 'videos', 'pages', 'media']) mkdirSync(join(folder, 'demo', name), { recursive: true });
  write('demo/sections.txt', 'city | 1 | City | Şehir | Şəhər | Our city | Şehrimiz | Şəhərimiz\n');
  write('demo/pictures.txt', 'ferry | 640 | 480 | 320 640 | A ferry\n');
  write('demo/media/ferry-320.jpg', 'not a picture');
  write('demo/articles/1.md', 'Id: 1\nLanguage: en\nSection: city\nTitle: The ferry: late\nPublished: -3h\nLead: 1\nPicture: ferry\nTags: sea, fog\n\nIt *waits*.\n');
  write('demo/albums/1.md', 'Id: 1\nLanguage: en\nTitle: Ferries\nPublished: -2d\n\nferry | A ferry | In fog | Somebody\n');
  write('demo/videos/1.md', 'Id: 1\nLanguage: en\nTitle: Clip\nPublished: -2d\nFile: clip.mp4\nWidth: 640\nHeight: 480\nDuration: 9\nPoster: ferry\nCaptions: en tr\n\nText\n');
  write('demo/pages/imprint.en.md', 'Title: Imprint\n\nWe.\n');
  for (const _ of [1, 2]) {
    assert.equal(good('demo'), 'loaded 1 stories, 1 albums, 1 videos, 1 pages, 1 sections, 1 media files\n');
  }
  assert.equal(good('article', 'list').match(/The ferry: late/g).length, 1);
  assert.equal(readFileSync(join(folder, 'public/media/ferry-320.jpg'), 'utf8'), 'not a picture');
  write('demo/articles/1.md', 'Id: 1\nLanguage: en\nSection: city\nTitle: T\nPublished: soon\n\nx\n');
  assert.match(run(['demo']).stderr, /articles\/1\.md: The head 'Published' /);
});

describe('pictures in other ratios', () => {
  const photo = readFileSync(`${root}demo/media/ferry-sunset-1280.jpg`);  // progressive
  const files = { good: photo, cut: photo.subarray(0, photo.length / 2), giant: Buffer.from(photo), text: Buffer.from('no picture') };
  files.giant.writeUInt16BE(65000, files.giant.indexOf(Buffer.from([0xff, 0xc2, 0, 17])) + 5);  // its height
  let site;
  const at = (name) => join(site, name);
  const media = () => readdirSync(at('public/media')).filter((name) => !/-1280\.jpg$/.test(name)).sort();
  const crops = () => {
    const db = new DatabaseSync(at('var/masthead.db'));
    const rows = db.prepare('SELECT stem, crops FROM picture_crop ORDER BY stem').all();
    const waiting = db.prepare('SELECT COUNT(*) AS count FROM crop_queue').get().count;
    db.close();
    return { stems: Object.fromEntries(rows.map((row) => [row.stem, row.crops])), waiting };
  };
  const at_site = (program, ...words) => {
    const { status, stdout, stderr } = spawnSync(program, ['--config', at('masthead.conf'), ...words], { encoding: 'utf8' });
    assert.equal(status, 0, stdout + stderr);
    return stderr;
  };
  const tick = (program = command) => at_site(program, 'tick', '--for', '0').split('\n').filter((line) => !/pictures of headlines/.test(line)).join('\n');
  const all = '16x9 1280 720 4x3 1136 852 1x1 853 853';
  const lonely = (other) => {  // the command without the program that crops, or with another one
    mkdirSync(at('release'), { recursive: true });
    cpSync(command, at('release/masthead'));
    if (other) writeFileSync(at('release/masthead-card'), other, { mode: 0o755 });
    return at('release/masthead');
  };

  beforeEach(() => {
    site = mkdtempSync(join(tmpdir(), 'masthead-crops-'));
    writeFileSync(at('masthead.conf'), `base_url = http://127.0.0.1:8080\nlanguages = en\ndemo = demo\n` +
      `zoneinfo = ${root}build/zoneinfo\nmigrations = ${root}sql\ntemplates = ${root}templates\n`);
    for (const name of ['articles', 'media', 'albums', 'videos', 'pages']) mkdirSync(at(`demo/${name}`), { recursive: true });
    mkdirSync(at('public/media'), { recursive: true });
    writeFileSync(at('demo/sections.txt'), 'city | 1 | City | City | City | The city | The city | The city\n');
    writeFileSync(at('demo/pictures.txt'), '');
    for (const word of ['init', 'migrate']) at_site(command, word);
  });
  afterEach(() => rmSync(site, { recursive: true, force: true }));
  const add = (stem) => {
    writeFileSync(at('demo/pictures.txt'), `${stem} | 1280 | 853 | 1280 | A picture\n`, { flag: 'a' });
    writeFileSync(at(`demo/articles/${stem}.md`), `Id: ${stem}\nLanguage: en\nSection: city\nTitle: With ${stem}\nPublished: 2024-02-01T00:00:00Z\nPicture: ${stem}\n\nText.\n`);
    if (files[stem]) writeFileSync(at(`demo/media/${stem}-1280.jpg`), files[stem]);
  };

  test('the demo crops what it can, names what it cannot, and no run tries that again', () => {
    for (const stem of ['good', 'cut', 'giant', 'text', 'missing', 'link', 'pipe']) add(stem);
    symlinkSync(`${root}demo/media/ferry-sunset-1280.jpg`, at('public/media/link-1280.jpg'));
    spawnSync('mkfifo', [at('public/media/pipe-1280.jpg')]);
    const said = at_site(command, 'demo').trim().split('\n').sort();
    assert.equal(said.length, 6, said.join('\n'));
    ['cut', 'giant is not cropped: It has too many pixels', 'link', 'missing', 'pipe', 'text'].forEach((what, i) => assert.match(said[i], new RegExp(`^masthead: ${what}\\b`)));
    assert.deepEqual(crops(), { stems: { good: all }, waiting: 0 });
    assert.deepEqual(media(), ['good-16x9.jpg', 'good-1x1.jpg', 'good-4x3.jpg']);
    for (const name of media()) assert.equal(statSync(at(`public/media/${name}`)).mode & 0o777, 0o644);
    const before = statSync(at('public/media/good-16x9.jpg')).ino;
    writeFileSync(at('public/media/missing-1280.jpg'), photo);
    assert.equal(tick(), '');
    assert.deepEqual(crops(), { stems: { good: all }, waiting: 0 });
    assert.equal(statSync(at('public/media/good-16x9.jpg')).ino, before);
    assert.deepEqual(readdirSync(at('var')).filter((name) => /^crops\.(?!lock)/.test(name)), []);
  });

  test('where masthead-card is missing nothing is cropped or said; tick makes up for it once it is there', () => {
    add('good');
    assert.equal(at_site(lonely(), 'demo'), '');
    assert.equal(tick(lonely()), '');
    assert.deepEqual(crops(), { stems: {}, waiting: 1 });
    assert.equal(tick(), '');
    assert.deepEqual(crops(), { stems: { good: all }, waiting: 0 });
  });

  test('a picture on which masthead-card breaks off is one that cannot be cropped; the others are', () => {
    add('good');
    add('text');
    const card = new URL('masthead-card', `file://${command}`).pathname;
    const said = at_site(lonely(`#!/bin/sh\n[ "$3" = text ] && kill -9 $$\nexec ${card} "$@"\n`), 'demo');
    assert.match(said, /^masthead: text is not cropped: [^\n]*masthead-card was ended by signal 9\n$/);
    assert.deepEqual(crops(), { stems: { good: all }, waiting: 0 });
  });

  test('while files cannot be written, pictures wait; that is said once', () => {
    add('good');
    mkdirSync(at('public/media/good-4x3.jpg.new'));
    assert.match(at_site(command, 'demo'), /^masthead: The pictures are cropped later: [^\n]*good-4x3\.jpg cannot be written: [^\n]*\n$/);
    assert.equal(tick(), '');
    assert.deepEqual(crops(), { stems: {}, waiting: 1 });
    rmSync(at('public/media/good-4x3.jpg.new'), { recursive: true });
    assert.equal(tick(), '');
    assert.deepEqual(crops(), { stems: { good: all }, waiting: 0 });
  });
});

test('the corpus is imported once', () => {
  const count = (language) => good('article', 'list', '--language', language, '--limit', '1000').split('\n').length - 1;
  const before = ['en', 'tr', 'az'].map(count);
  const corpus = `${root}tests/data/corpus-50.jsonl`;
  assert.match(good('import', corpus, '--source', 'corpus'), /^imported 50 \(50 new or changed, 0 unchanged, 0 refused\)/);
  const again = run(['import', '-', '--source', 'corpus'], readFileSync(corpus));
  assert.equal(again.status, 0);
  assert.equal(again.stderr, '');
  assert.match(again.stdout, /^imported 50 \(0 new or changed, 50 unchanged, 0 refused\)/);
  const added = ['en', 'tr', 'az'].map((language, i) => count(language) - before[i]);
  assert.equal(added[0] + added[1] + added[2], 50);
  assert.ok(added.every((stories) => stories > 0), `${added}`);
  assert.match(run(['import', corpus, '--source', 'tr', '--language', 'tr']).stdout, /^imported 50 /);
  assert.match(run(['import', folder, '--source', 'x']).stderr, /cannot be read/);
});

test('wrong calls exit with 2 and one sentence', () => {
  for (const words of [['nope'], ['article'], ['article', 'show'], ['article', 'show', '01'], ['article', 'list', '--limit', '0'],
    ['article', 'list', '--language', 'de'], ['article', 'list', '--state', 'x'], ['import', '-'], ['breaking', '1'], ['init', 'x'], ['init', '--x', '1'], ['--config']]) {
    const { status, stdout, stderr } = run(words);
    assert.equal(status, 2, words.join(' '));
    assert.equal(stdout, '');
    assert.match(stderr, /^masthead: [^\n]+\n$/);
  }
  assert.match(good('--version'), /^masthead \d+\.\d+/);
  assert.match(good('import', '--help'), /^usage: masthead .*import FILE\|- --source NAME/);
  assert.match(good('help'), /article withdraw/);
  assert.match(good('article', '--help'), /^usage: .* article \.\.\.\n\n  article list /);
  for (const line of good('help').matchAll(/^  ([a-z]+(?: [a-z]+)?)  /gm)) {
    assert.match(good(...line[1].split(' '), '--help'), new RegExp(`^usage: masthead .* ${line[1]}`));
  }
});

test('doctor asks for the site as a reader would, and looks at its certificate', async () => {
  const conf = readFileSync(join(folder, 'masthead.conf'), 'utf8');
  makeCertificate(folder, 'right', 'IP:127.0.0.1');
  makeCertificate(folder, 'wrong', 'DNS:elsewhere.example');
  const asked = [];
  const answer = (request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(request.url === '/broken/' ? 500 : 200).end('x'.repeat(100000));
  };
  const files = (name) => ({ key: readFileSync(join(folder, `${name}.key`)), cert: readFileSync(join(folder, `${name}.pem`)) });
  const servers = { http: http.createServer(answer), right: https.createServer(files('right'), answer), wrong: https.createServer(files('wrong'), answer) };
  const address = {};
  for (const [name, server] of Object.entries(servers)) {
    await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
    address[name] = `${name === 'http' ? 'http' : 'https'}://127.0.0.1:${server.address().port}`;
  }
  const said = (baseUrl, trusted = 'right') => new Promise((done) => {
    write('masthead.conf', conf.replace(/^base_url = .*$/m, `base_url = ${baseUrl}`));
    execFile(command, ['--config', join(folder, 'masthead.conf'), 'doctor'], { env: { ...process.env, SSL_CERT_FILE: join(folder, `${trusted}.pem`) } },
      (error, stdout) => done({ status: error?.code ?? 0, text: stdout }));
  });
  try {
    assert.match((await said(address.http)).text, /^ok    address: http:\S+\/ answers$/m);
    assert.deepEqual(asked, ['GET /']);
    assert.match((await said(`${address.http}/broken`)).text, /^warn  address: .* answers with 500; /m);
    assert.match((await said(`${address.http}/~paper`)).text, /^warn  base_url: other sites may share this host name; /m);
    assert.match((await said(address.right)).text, /^ok    address: .* answers, by a certificate that can be trusted$/m);
    for (const [one, trusted] of [['right', 'wrong'], ['wrong', 'wrong']]) {
      const { status, text } = await said(address[one], trusted);
      assert.match(text, /^FAIL  address: .*certificate verify failed.*; browsers refuse that/m);
      assert.equal(status, 1);
    }
  } finally {
    for (const server of Object.values(servers)) { server.closeAllConnections(); server.close(); }
  }
  assert.match((await said(address.http)).text, /^warn  address: this host cannot reach http:.*: .*[Rr]efused/m);
  write('masthead.conf', conf);
});

test('doctor says how to mend what is wrong', () => {
  const templates = join(folder, 'templates');
  cpSync(`${root}templates`, templates, { recursive: true });
  const conf = readFileSync(join(folder, 'masthead.conf'), 'utf8');
  write('masthead.conf', conf.replace(/^templates = .*$/m, 'templates = templates'));
  assert.match(good('doctor'), /^ok    templates: /m);
  rmSync(join(templates, 'pager.tpl'));
  write('templates/lead.tpl', '<p>{{TITLE}}</p>\n');
  const { status, stdout } = run(['doctor']);
  assert.equal(status, 1);
  assert.match(stdout, /^FAIL  templates: .* lacks pager\.tpl; /m);
  assert.match(stdout, /^FAIL  templates: broken, .*: lead\.tpl; .*Line 1 is /m);
  write('masthead.conf', `${conf}secret = 0123456789abcdef0123456789abcdef\n`);
  chmodSync(join(folder, 'masthead.conf'), 0o644);
  assert.match(good('doctor'), /^warn  configuration: everybody .*chmod o-r .*masthead\.conf$/m);
  chmodSync(join(folder, 'masthead.conf'), 0o640);
  write('masthead.conf', conf);
  chmodSync(join(folder, 'var/secret'), 0o644);
  assert.match(good('doctor'), /^warn  secret: .*chmod 600/m);
  const elsewhere = mkdtempSync(join(tmpdir(), 'masthead-elsewhere-'));
  symlinkSync(elsewhere, join(folder, 'var/linked'));
  assert.match(run(['doctor']).stdout, /^FAIL  sandbox: .*\/var\/linked leads to .*; set var = .*sandbox = no$/m);
  write('masthead.conf', conf + 'sandbox = no\n');
  assert.match(good('doctor'), /^warn  sandbox: no; /m);
  rmSync(join(folder, 'var/linked'));
  rmSync(elsewhere, { recursive: true });
  write('masthead.conf', conf + 'time_zone = Asia/Baku\n');
  const other = run(['doctor']);
  assert.equal(other.status, 1);
  assert.match(other.stdout, /^FAIL  archive: .*masthead recount/m);
  good('recount');
  assert.doesNotMatch(good('doctor'), /FAIL/);
  write('masthead.conf', conf + 'colour = red\n');
  assert.match(run(['doctor']).stdout, /^FAIL  configuration: .*masthead\.conf:6: /m);
});

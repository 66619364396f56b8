// The release as an operator meets it: packed, unpacked, copied plainly (no links) into a folder of a
// web server's document root, masthead.conf edited and nothing else, set up in the browser, closed.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

const root = new URL('../../', import.meta.url).pathname;
const build = process.env.BUILD ?? join(root, 'build');
const secret = 'öpen the göld door';
const ready = /The site is ready/;
let work, unpacked, mariadb;
let sites = 0;

function run(program, ...words) {
  const { status, stdout, stderr } = spawnSync(program, words, { encoding: 'utf8', cwd: root });
  assert.equal(status, 0, `${program} ${words.join(' ')}: ${stdout}${stderr}`);
  return stdout.trim();
}
const site = (...words) => run(join(root, 'tools/site'), ...words);

function files(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name)).sort();
}

// As an FTP program does it: folders and contents, no links; then the rights of docs/install.md.
function upload(to) {
  mkdirSync(to, { recursive: true });
  for (const from of files(unpacked)) {
    const file = join(to, relative(unpacked, from));
    if (lstatSync(from).isDirectory()) mkdirSync(file, { recursive: true });
    else writeFileSync(file, readFileSync(from), { mode: 0o644 });
  }
  for (const file of files(to)) chmodSync(file, lstatSync(file).isDirectory() ? 0o755 : 0o644);
  chmodSync(join(to, 'cgi-bin/masthead.cgi'), 0o755);
  for (const program of ['masthead', 'masthead-card']) chmodSync(join(to, program), 0o755);
}

function edit(folder, lines) {
  const file = join(folder, 'masthead.conf');
  let text = readFileSync(file, 'utf8');
  for (const [key, value] of Object.entries(lines)) {
    const line = new RegExp(`^#?${key} =.*$`, 'm');
    assert.match(text, line, `masthead.conf has no line for ${key}`);
    text = text.replace(line, () => `${key} = ${value}`);
  }
  writeFileSync(file, text);
}

const database = (engine) => engine === 'sqlite' ? 'sqlite:var/masthead.db'
  : site('mariadb-url', mariadb, `name=masthead_release${sites}`);

// An uploaded and configured site, without a server.
function make(engine, more = {}) {
  const folder = join(work, `site${++sites}`), release = join(folder, 'htdocs/paper');
  upload(release);
  edit(release, { site_name: 'The Test', base_url: 'http://127.0.0.1:9/paper', time_zone: 'Europe/Istanbul',
    database: database(engine), setup_secret: secret, ...more });
  return { folder, release };
}

// The same behind a server. The port is known once it runs; then base_url is edited.
function serve(server, engine, more = {}) {
  const made = make(engine, more);
  const url = site(`${server}-start`, made.folder, `release=${made.release}`, 'base_path=/paper', `links=${more.links ?? 'clean'}`);
  edit(made.release, { base_url: url });
  return { ...made, url, origin: new URL(url).origin };
}

// A line for each: between two of them a command may take longer than the server keeps one open.
const get = async (url, options = {}) => {
  const response = await fetch(url, { redirect: 'manual', ...options, headers: { Connection: 'close', ...options.headers } });
  return { status: response.status, headers: response.headers, text: await response.text() };
};
const post = (url, fields, headers = {}) => get(url, { method: 'POST', body: new URLSearchParams(fields),
  headers: { 'Sec-Fetch-Site': 'same-origin', ...headers } });
const found = (text, pattern) => {
  const match = text.match(pattern);
  assert.ok(match, `${pattern} is not in ${text.slice(0, 3000)}`);
  return match[1].replace(/&amp;/g, '&');
};

// The program started without a server; resolves to its status and text, or null when it was killed.
function program(release, fields, killedAfter, path = '/setup', user = {}) {
  const body = fields ? new URLSearchParams(fields).toString() : '';
  const child = spawn(join(release, 'cgi-bin/masthead.cgi'), [], { ...user, cwd: join(release, 'cgi-bin'), env: {
    GATEWAY_INTERFACE: 'CGI/1.1', SERVER_PROTOCOL: 'HTTP/1.1', REQUEST_METHOD: fields ? 'POST' : 'GET', SCRIPT_NAME: '/paper',
    PATH_INFO: path, REQUEST_URI: `/paper${path}`, CONTENT_LENGTH: fields ? String(body.length) : '',
    CONTENT_TYPE: fields ? 'application/x-www-form-urlencoded' : '', HTTP_SEC_FETCH_SITE: 'same-origin', REMOTE_ADDR: '127.0.0.1' } });
  child.stdin.on('error', () => {});
  child.stdin.end(body);
  if (killedAfter !== undefined) setTimeout(() => child.kill('SIGKILL'), killedAfter);
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part) => { text += part; });
  return new Promise((done) => child.on('close', (code, signal) =>
    done(signal ? null : { status: Number(text.match(/^Status: (\d+)/)?.[1]), text })));
}

before(() => {
  work = mkdtempSync(join(tmpdir(), 'masthead-release-'));
  chmodSync(work, 0o755);
  mariadb = join(work, 'mariadb');
  mkdirSync(mariadb);
  site('mariadb-start', mariadb, 'flush=0');
  run(join(root, 'tools/dist'), build);
  const version = readFileSync(join(root, 'VERSION'), 'utf8').trim();
  run('tar', '-xzf', join(build, `dist/masthead-${version}.tar.gz`), '-C', work);
  unpacked = join(work, 'masthead');
  run('unzip', '-q', join(build, `dist/masthead-${version}.zip`), '-d', join(work, 'zip'));
});
after(() => {
  for (let number = 1; number <= sites; ++number) site('stop', join(work, `site${number}`));
  site('stop', mariadb);
  rmSync(work, { recursive: true, force: true });
});

test('tar.gz and zip hold the same, and nothing that FTP cannot carry', () => {
  run('diff', '-r', unpacked, join(work, 'zip/masthead'));
  const filled = new Set();
  for (const file of files(unpacked)) {
    const status = lstatSync(file), other = lstatSync(file.replace(unpacked, join(work, 'zip/masthead')));
    assert.ok(status.isFile() || status.isDirectory(), file);
    if (status.isFile()) assert.equal(status.nlink, 1, file);
    if (status.isFile()) filled.add(join(file, '..'));
    assert.equal(other.mode, status.mode, file);
  }
  for (const folder of ['assets', 'cgi-bin', 'media', 'var']) assert.ok(filled.has(join(unpacked, folder)), folder);
  assert.doesNotMatch(readFileSync(join(unpacked, '.htaccess'), 'utf8'), /@[A-Z_]+@/);
});

test('packing again makes the same bytes', () => {
  const sums = () => run('sh', '-c', `sha256sum ${join(build, 'dist')}/masthead-*`);
  const first = sums();
  run(join(root, 'tools/dist'), build);
  assert.equal(sums(), first);
});

// What a visitor may ask for, and never get: every file of the site's folder and of var, two of each other.
function private_files(release) {
  const taken = new Map();
  return files(release).filter((file) => lstatSync(file).isFile()).map((file) => relative(release, file)).filter((name) => {
    if (/^(assets|media|cgi-bin)\//.test(name) || name === 'unavailable.html') return false;
    const folder = dirname(name);
    taken.set(folder, (taken.get(folder) ?? 0) + 1);
    return taken.get(folder) <= 2 || /^\.$|^var/.test(folder) || /^zoneinfo.UTC$|0001-site|frame.tpl|sections.txt|install.md|sample/.test(name);
  });
}

async function expect_private(at) {
  const names = private_files(at.release);
  for (const name of ['masthead.conf', 'masthead', 'masthead-card', '.htaccess', 'var/setup', 'var/secret', 'templates/frame.tpl', 'docs/install.md',
    'sql/sqlite/0001-site.sql', 'demo/sections.txt', 'zoneinfo/UTC', 'deploy/masthead.conf.sample', 'LICENSE']) {
    assert.ok(names.includes(name), name);
  }
  const left = names.flatMap((name) => [[name, name], [name, `${name}/more`]]);
  await Promise.all([1, 2, 3, 4].map(async () => {
    for (let next; (next = left.pop());) {
      const [name, asked] = next;
      const { status, text } = await get(`${at.url}/${asked}`);
      assert.ok(status === 403 || status === 404, `${status} ${asked}`);
      const inside = readFileSync(join(at.release, name), 'latin1').slice(0, 40);
      // A kept page begins as the "not found" does.
      assert.ok(!inside || name.startsWith('var/cache/') || !text.includes(inside), asked);
    }
  }));
  for (const folder of ['var', 'templates', 'media', 'assets', 'cgi-bin', 'cgi-bin/other.cgi']) {
    for (const slash of ['', '/']) assert.ok([403, 404].includes((await get(`${at.url}/${folder}${slash}`)).status), folder + slash);
  }
}

async function expect_closed(at, setup) {
  assert.equal((await get(setup)).status, 404);
  assert.equal((await post(setup, { secret, choice: 'demo' })).status, 404);
}

// The first request leads to the set-up. Returns its address.
async function first_request(at, path = '/') {
  const first = await get(at.url + path);
  assert.equal(first.status, 503);
  assert.match(first.text, /being set up/);
  assert.equal(first.headers.get('retry-after'), '30');
  assert.equal((await get(`${at.url}${path === '/' ? '' : path}/latest`)).status, 503);
  const setup = at.origin + found(first.text, /class="button" href="([^"]+)"/);
  const page = await get(setup);
  assert.equal(page.status, 200);
  assert.equal(page.headers.get('cache-control'), 'no-store');
  assert.equal(page.text.match(/class="good"/g).length, 8);
  assert.doesNotMatch(page.text, /class="bad"/);
  assert.ok(!page.text.includes(secret) && !page.text.includes(at.release));
  return setup;
}

async function expect_newspaper(at, engine) {
  const front = await get(`${at.url}/`);
  assert.equal(front.status, 200);
  assert.match(front.text, /<h1 class="name"><a href="[^"]*">The Test</);
  const article = await get(at.origin + found(front.text, /href="(\/paper\/[^"]*article[^"]*\/\d+\/[^"]+)"/));
  assert.equal(article.status, 200);
  const style = await get(at.origin + found(front.text, /rel="stylesheet" href="([^"]+)"/));
  assert.equal(style.status, 200);
  assert.match(style.headers.get('cache-control'), /immutable/);
  const picture = await get(at.origin + found(front.text, /src="(\/paper\/media\/[^"]+)"/));
  assert.equal(picture.headers.get('content-type'), 'image/jpeg');
  assert.match((await get(`${at.url}/search?q=ferry`)).text, /Night ferry returns/, engine);
  for (const path of ['/tr', '/az', '/photos', '/archive', '/feed.xml', '/healthz']) {
    assert.equal((await get(at.url + path)).status, 200, path);
  }
  const contact = await get(`${at.url}/contact`);
  const thanks = await post(`${at.url}/contact`, { token: found(contact.text, /name="token" value="([^"]+)"/), kind: 'tip',
    name: 'Reader', email: 'reader@host.example', subject: 'Tip', body: 'A text', comment: '' });
  assert.equal(thanks.status, 200);
  assert.match(thanks.text, /class="receipt"/);
}

describe('Apache, MariaDB, the demo newspaper', () => {
  let at, setup;
  before(() => { at = serve('apache', 'mysql'); });

  test('the folder is found with and without its slash; the first request leads to the set-up', async () => {
    const bare = await get(at.url);
    assert.equal(bare.status, 301);
    assert.equal(bare.headers.get('location'), `${at.url}/`);
    setup = await first_request(at);
    assert.match((await get(setup)).text, /MariaDB \d+\./);
  });

  test('a wrong secret costs a second and is logged; another site cannot send the form', async () => {
    const begin = Date.now();
    const wrong = await post(setup, { secret: 'a wrong secret', choice: 'demo' });
    assert.equal(wrong.status, 403);
    assert.ok(Date.now() - begin >= 1000);
    assert.match(readFileSync(join(at.release, 'var/log/masthead.log'), 'utf8'), /\tM303\t403\t\/setup\t/);
    assert.equal((await post(setup, { secret, choice: 'demo' }, { 'Sec-Fetch-Site': 'cross-site' })).status, 403);
    assert.equal((await get(`${at.url}/`)).status, 503);
  });

  test('of several right secrets at once one sets the site up', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => post(setup, { secret, choice: 'demo' })));
    assert.equal(answers.filter(({ status, text }) => status === 200 && ready.test(text)).length, 1);
    for (const { status } of answers) assert.ok([200, 404, 503].includes(status), String(status));
  });

  test('the newspaper is there', () => expect_newspaper(at, 'mysql'));
  test('the set-up is closed', () => expect_closed(at, setup));
  test('private files have no address', () => expect_private(at));

  test('links = cgi goes through the one program', async () => {
    edit(at.release, { links: 'cgi' });
    const front = await get(`${at.url}/`);
    const link = found(front.text, /href="(\/paper\/cgi-bin\/masthead\.cgi\/article\/[^"]+)"/);
    const article = await get(at.origin + link);
    assert.equal(article.status, 200);
    assert.equal(at.origin + link, found(article.text, /rel="canonical" href="([^"]+)"/));
    assert.equal((await get(at.origin + found(article.text, /class="name"><a href="([^"]+)"/))).status, 200);
    edit(at.release, { links: 'clean' });
  });

  test('tick draws the headlines with the release’s own program and font', async () => {
    const { status, stderr } = spawnSync(join(at.release, 'masthead'), ['tick', '--for', '0'], { encoding: 'utf8' });
    assert.equal(status + stderr, '0');
    const picture = await get(`${at.url}/tr/card/all.png`);
    assert.equal(picture.status, 200);
    assert.equal(picture.headers.get('content-type'), 'image/png');
  });

  test('the command works on the same site', () => {
    const { stdout } = spawnSync(join(at.release, 'masthead'), ['doctor'], { encoding: 'utf8' });
    assert.doesNotMatch(stdout, /^FAIL/m, stdout);
  });

  test('when the program dies, a visitor is told to come back', async () => {
    writeFileSync(join(at.release, 'cgi-bin/masthead.cgi'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    const { status, text, headers } = await get(`${at.url}/article/1/x`);
    assert.equal(status, 500);
    assert.match(text, /Birazdan/);
    assert.equal(headers.get('cache-control'), 'no-store');
  });
});

describe('Apache, SQLite, an empty paper', () => {
  let at, setup;
  before(() => { at = serve('apache', 'sqlite'); });

  test('it begins with the sections that were named', async () => {
    setup = await first_request(at);
    const faulty = await post(setup, { secret, choice: 'sections', sections: 'World\nworld' });
    assert.equal(faulty.status, 422);
    assert.match(faulty.text, /there twice: world/);
    assert.match(faulty.text, /World\r?\nworld<\/textarea>/);
    const done = await post(setup, { secret, choice: 'sections', sections: 'World | Dünya | Dünya\r\n\r\nÇevre' });
    assert.equal(done.status, 200);
    assert.match(done.text, ready);
    const front = await get(`${at.url}/tr`);
    assert.equal(front.status, 200);
    assert.match(front.text, /href="\/paper\/tr\/section\/world">Dünya</);
    assert.match(front.text, /href="\/paper\/tr\/section\/cevre">Çevre</);
    assert.equal((await get(`${at.url}/section/world`)).status, 200);
  });
  test('the set-up is closed, also when the database is away', async () => {
    await expect_closed(at, setup);
    renameSync(join(at.release, 'var/masthead.db'), join(at.release, 'var/away.db'));
    assert.equal((await get(setup)).status, 404);
    renameSync(join(at.release, 'var/away.db'), join(at.release, 'var/masthead.db'));
    assert.equal((await get(`${at.url}/`)).status, 200);
  });
  test('private files have no address', () => expect_private(at));
});

describe('Apache without mod_rewrite, SQLite', () => {
  test('the site is set up and read through masthead.cgi; private files have no address', async () => {
    const at = serve('apache', 'sqlite', { links: 'cgi' });
    const setup = await first_request(at, '/cgi-bin/masthead.cgi');
    assert.match(setup, /\/paper\/cgi-bin\/masthead\.cgi\/setup$/);
    assert.match((await post(setup, { secret, choice: 'demo' })).text, ready);
    const front = await get(`${at.url}/`);
    assert.equal(front.status, 200);
    assert.equal((await get(at.origin + found(front.text, /href="(\/paper\/[^"]*article[^"]*\/\d+\/[^"]+)"/))).status, 200);
    await expect_private(at);
    await expect_closed(at, setup);
    const program = '#!/bin/sh\nprintf "Content-Type: text/plain\\n\\nstarted"\n';
    for (const folder of ['media', 'assets']) {
      for (const name of ['x.cgi', 'x.php', 'x.cgi.jpg']) {
        writeFileSync(join(at.release, folder, name), program, { mode: 0o755 });
        assert.equal((await get(`${at.url}/${folder}/${name}`)).status, 403, `${folder}/${name}`);
      }
    }
    assert.equal((await get(at.origin + found(front.text, /href="(\/paper\/assets\/masthead\.css[^"]*)"/))).status, 200);
  });
});

describe('nginx and fcgiwrap, SQLite, the demo newspaper', () => {
  let at, setup;
  before(() => { at = serve('nginx', 'sqlite'); });

  test('the file of nginx is what the command of docs/install.md prints', () => {
    const line = found(readFileSync(join(root, 'docs/install.md'), 'utf8'), /^(\/srv\/masthead\/masthead config nginx) > \/etc\/nginx\/masthead\.conf$/m);
    const printed = run('sh', '-c', line.replace('/srv/masthead', at.release));
    assert.equal(printed.replaceAll('/run/masthead/fcgiwrap.sock', `${realpathSync(join(at.folder, 'run'))}/fcgi.sock`),
      readFileSync(join(at.folder, 'server/masthead.conf'), 'utf8').trim());
  });
  test('it is set up', async () => {
    setup = await first_request(at);
    assert.match((await post(setup, { secret, choice: 'demo' })).text, ready);
  });
  test('the newspaper is there', () => expect_newspaper(at, 'sqlite'));
  test('the set-up is closed', () => expect_closed(at, setup));
  test('private files have no address', () => expect_private(at));
});

describe('when something is in the way', () => {
  test('every form of the page is valid HTML', async () => {
    const { release } = make('sqlite');
    const pages = [await program(release), await program(release, null, undefined, '/tr/setup'), await program(release, null, undefined, '/'),
      await program(release, { secret: 'wrong', choice: 'sections', sections: 'World' })];
    renameSync(join(release, 'demo/pictures.txt'), join(release, 'demo/away.txt'));
    pages.push(await program(release, { secret, choice: 'demo' }), await program(release));
    renameSync(join(release, 'demo/away.txt'), join(release, 'demo/pictures.txt'));
    pages.push(await program(release, { secret }));
    assert.match(pages.at(-1).text, ready);
    const written = pages.map(({ text }, number) => {
      const file = join(release, `../page${number}.html`);
      writeFileSync(file, text.replace(/^[^]*?\r\n\r\n/, ''));
      return file;
    });
    run('java', '-jar', join(root, 'tests/node_modules/vnu-jar/build/dist/vnu.jar'), '--Werror', ...written);
  });

  test('without setup_secret there is no such page', async () => {
    const { release } = make('sqlite');
    edit(release, { setup_secret: '' });
    assert.equal((await program(release)).status, 404);
    assert.equal((await program(release, { secret: '', choice: 'demo' })).status, 404);
  });

  test('a site that the command made is closed', async () => {
    const { release } = make('sqlite');
    for (const word of ['init', 'migrate']) run(join(release, 'masthead'), word);
    assert.equal((await program(release)).status, 200);
    run(join(release, 'masthead'), 'demo');
    assert.equal((await program(release)).status, 404);
    assert.equal((await program(release, { secret, choice: 'demo' })).status, 404);
  });

  test('ten wrong secrets close it for an hour, however many come at once', async () => {
    const { release } = make('sqlite');
    const guesses = await Promise.all(Array.from({ length: 13 }, (_, i) => program(release, { secret: `guess ${i}`, choice: 'demo' })));
    const count = (wanted) => guesses.filter(({ status }) => status === wanted).length;
    assert.deepEqual([count(403), count(429)], [10, 3]);
    assert.equal((await program(release, { secret, choice: 'demo' })).status, 429);
    rmSync(join(release, 'var/setup.tries'));
    assert.match((await program(release, { secret, choice: 'demo' })).text, ready);
  });

  test('what is wrong is said, its cause only to the operator, and nothing is begun', async () => {
    const { release } = make('mysql');
    edit(release, { database: 'mysql://nobody:wrong@/none?socket=/nowhere.sock', time_zone: 'Mars/Base' });
    rmSync(join(release, 'templates/photo.tpl'));
    const page = await program(release);
    assert.equal(page.status, 200);
    assert.equal(page.text.match(/class="bad"/g).length, 3);
    assert.doesNotMatch(page.text, /nowhere\.sock|photo\.tpl/);
    const refused = await program(release, { secret, choice: 'demo' });
    assert.equal(refused.status, 503);
    assert.match(refused.text, /photo\.tpl/);
    assert.ok(!existsSync(join(release, 'var/setup')));
  });

  test('a wrong password in masthead.conf leads to the set-up too, which tells it', async () => {
    const { release } = make('mysql');
    edit(release, { database: database('mysql').replace(/:[0-9a-f]+@/, ':wrong@') });
    const front = await program(release, null, undefined, '/');
    assert.equal(front.status, 503);
    assert.match(front.text, /href="\/paper\/setup"/);
    assert.match((await program(release, { secret, choice: 'demo' })).text, /the password is refused/);
  });

  test('programs under another user: the set-up says what to do, and then works', { skip: process.getuid() !== 0 }, async () => {
    const { release } = make('sqlite');
    const as_nobody = { uid: 65534, gid: 65534 };
    const page = await program(release, null, undefined, '/setup', as_nobody);
    assert.equal(page.text.match(/class="bad"/g).length, 3);
    assert.equal((await program(release, { secret, choice: 'demo' }, undefined, '/setup', as_nobody)).status, 503);
    for (const folder of ['var', 'media']) chmodSync(join(release, folder), 0o777);
    assert.match((await program(release, { secret, choice: 'demo' }, undefined, '/setup', as_nobody)).text, ready);
    assert.equal((await program(release, null, undefined, '/', as_nobody)).status, 200);
  });

  test('a step that failed is told, and Continue goes on without the secret', async () => {
    const { release } = make('sqlite');
    renameSync(join(release, 'demo/pictures.txt'), join(release, 'demo/away.txt'));
    const failed = await program(release, { secret, choice: 'demo' });
    assert.equal(failed.status, 503);
    assert.match(failed.text, /pictures\.txt cannot be read/);
    const token = found(failed.text, /name="token" value="([^"]+)"/);
    renameSync(join(release, 'demo/away.txt'), join(release, 'demo/pictures.txt'));
    assert.equal((await program(release, { token: token.replace(/.$/, (c) => c === '0' ? '1' : '0') })).status, 403);
    assert.match((await program(release, { token })).text, ready);
    assert.equal((await program(release, { token })).status, 404);
  });

  for (const engine of ['sqlite', 'mysql']) {
    test(`killed again and again, it is finished in the end (${engine})`, async () => {
      let release, killed = 0;
      // On a busy machine a signal can come so late that the set-up has ended: then once more, on another site.
      for (let attempt = 0; attempt < 5 && killed < 2; ++attempt) {
        ({ release } = make(engine));
        killed = 0;
        for (let delay = 3; delay < 90; delay += 4) {
          const answer = await program(release, { secret, choice: 'demo' }, delay);
          if (answer?.status === 404 || (answer && ready.test(answer.text))) break;
          killed += answer === null ? 1 : 0;
        }
      }
      assert.ok(killed > 1, `killed ${killed} times`);
      for (let time = 0; time < 20 && (await program(release)).status !== 404; ++time) {
        await program(release, { secret, choice: 'demo' });
        await pause(100);
      }
      assert.equal((await program(release)).status, 404);
      assert.equal(readFileSync(join(release, 'var/setup'), 'utf8'), 'done\n');
      const doctor = spawnSync(join(release, 'masthead'), ['doctor'], { encoding: 'utf8' });
      assert.doesNotMatch(doctor.stdout, /^FAIL/m, doctor.stdout);
      const list = run(join(release, 'masthead'), 'article', 'list', '--limit', '1000').split('\n');
      assert.equal(list.length, readdirSync(join(release, 'demo/articles')).length);
      // With README.txt and .htaccess.
      assert.equal(files(join(release, 'demo/media')).length + 2, files(join(release, 'media')).length);
    });
  }
});

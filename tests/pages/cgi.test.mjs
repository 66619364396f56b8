// The programs as a web server runs them: by environment and standard input, without a server.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gunzipSync } from 'node:zlib';
import { command, main } from '../lib/sites.mjs';
import { signedToken } from '../lib/token.mjs';

const build = process.env.MASTHEAD_BUILD ?? new URL('../../build', import.meta.url).pathname;
const configuration = `${main.folder}/masthead.conf`;

function run(program, variables = {}, input = '', config = configuration) {
  const result = spawnSync(`${build}/cgi-bin/${program}.cgi`, [], {
    input, maxBuffer: 1 << 26,
    env: { GATEWAY_INTERFACE: 'CGI/1.1', REQUEST_METHOD: 'GET', SCRIPT_NAME: `/cgi-bin/${program}.cgi`, MASTHEAD_CONFIG: config, ...variables },
  });
  const text = result.stdout.toString('utf8');
  const end = text.search(/\r?\n\r?\n/);
  const headers = Object.fromEntries(text.slice(0, end).split(/\r?\n/).map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]));
  return { status: Number((headers.status ?? '0').split(' ')[0]), headers, body: text.slice(end).replace(/^\r?\n\r?\n/, ''), code: result.status, errors: result.stderr.toString(), text };
}
const form = (length, extra = {}) => ({ REQUEST_METHOD: 'POST', CONTENT_TYPE: 'application/x-www-form-urlencoded', CONTENT_LENGTH: length, ...extra });

// A configuration of its own (no page of another is kept for it), with some lines replaced.
function changed(name, replace) {
  const file = `${main.folder}/${name}.conf`;
  const own = readFileSync(configuration, 'utf8').replace(/^var.*$/m, `var = var-${name}`);
  writeFileSync(file, replace(own), { mode: 0o600 });
  return file;
}

test('each program answers under its own name, with a length that is true', () => {
  for (const program of ['mainpage', 'archive', 'search', 'contact', 'favorites', 'homepage', 'website', 'healthz']) {
    const { status, headers, body } = run(program);
    assert.equal(status, 200, program);
    assert.equal(Number(headers['content-length']), Buffer.byteLength(body), program);
  }
  assert.equal(run('section', { PATH_INFO: '/latest' }).status, 200);
  assert.equal(run('gallery', { PATH_INFO: '/photos' }).status, 200);
  assert.equal(run('feed', { PATH_INFO: '/feed.xml' }).status, 200);
  assert.equal(run('page', { PATH_INFO: '/tr/imprint' }).status, 200);
  assert.equal(run('widget').status, 301);
  assert.equal(run('widget', { PATH_INFO: '/w/auto/frame/all/10' }).status, 200);
  assert.equal(run('article', { PATH_INFO: '/999999999/x' }).status, 404);
  assert.equal(run('tag', { PATH_INFO: '/no-such-tag' }).status, 404);
});

test('the favorites cookie: a name that only https can set, and the old one is taken over', () => {
  const id = run('mainpage').body.match(/\/article(?:\.cgi)?\/(\d+)\//)[1];
  for (const [name, base] of [['favorites', 'http://news.example.org'], ['__Host-favorites', 'https://news.example.org'], ['__Secure-favorites', 'https://news.example.org/~paper']]) {
    const own = changed('favorites', (text) => text.replace(/^base_url.*$/m, `base_url = ${base}`));
    const path = `${new URL(base).pathname.replace(/\/$/, '')}/`, secure = base.startsWith('https') ? '; Secure' : '';
    const change = (action, cookie) => {
      const body = `action=${action}&id=${id}`;
      const { status, text } = run('favorites', form(String(body.length), { HTTP_COOKIE: cookie, HTTP_SEC_FETCH_SITE: 'same-origin' }), body, own);
      assert.equal(status, 303);
      return [...text.matchAll(/^Set-Cookie: (.*?)\r?$/gm)].map((match) => match[1]);
    };
    const list = (cookie) => run('favorites', { HTTP_COOKIE: cookie }, '', own).body.includes(`/${id}/`);
    try {
      const rest = `; Path=${path}; Max-Age=31536000; HttpOnly; SameSite=Lax${secure}`, gone = `; Path=${path}; Max-Age=0; HttpOnly; SameSite=Lax${secure}`;
      assert.deepEqual(change('add', ''), [`${name}=${id}${rest}`]);
      assert.ok(list(`${name}=${id}`), name);
      assert.ok(list(`favorites=${id}`), 'the old name');
      assert.deepEqual(change('add', 'favorites=999999998'), [`${name}=${id}.999999998${rest}`, ...(secure ? [`favorites=${gone}`] : [])]);
      assert.deepEqual(change('remove', `favorites=${id}`), [`${name}=${gone}`, ...(secure ? [`favorites=${gone}`] : [])]);
      // A neighbour's cookie under the old name does not stand beside ours.
      if (secure) assert.deepEqual(change('add', `${name}=${id}; favorites=999999998`), [`${name}=${id}${rest}`, `favorites=${gone}`]);
    } finally {
      rmSync(`${main.folder}/var-favorites`, { recursive: true, force: true });
      rmSync(own);
    }
  }
});

test('a read is noted without a database and without a template', () => {
  const away = changed('reads', (text) => text.replace(/^database.*$/m, 'database = mysql://u:p@203.0.113.1/none').replace(/^templates.*$/m, '') + '\ntemplates = nowhere\n');
  const reads = `${main.folder}/var-reads/reads/new`;
  try {
    const before = Date.now();
    const { status, body, headers, errors } = run('read', form('0', { PATH_INFO: '/12', HTTP_SEC_FETCH_SITE: 'same-origin' }), '', away);
    assert.equal(status, 204, errors);
    assert.ok(Date.now() - before < 500, `${Date.now() - before} ms`);
    assert.equal(body, '');
    assert.equal(headers['content-type'], undefined);
    assert.equal(readFileSync(reads, 'utf8'), '12\n');
  } finally {
    rmSync(`${main.folder}/var-reads`, { recursive: true, force: true });
    rmSync(away);
  }
});

test('A20 started from a shell: usage and exit 2', () => {
  const result = spawnSync(`${build}/cgi-bin/masthead.cgi`, [], { env: {}, encoding: 'utf8' });
  assert.equal(result.status, 2);
  assert.match(result.stderr, /CGI program/);
  assert.equal(result.stdout, '');
});

test('A1, A2, A3, A4, A5 lengths', () => {
  const post = (length, input, type) => run('contact', form(length, type), input);
  assert.equal(post('', 'a=b').status, 411);
  assert.equal(run('contact', { REQUEST_METHOD: 'POST', CONTENT_TYPE: 'application/x-www-form-urlencoded' }, 'a=b').status, 411);
  for (const length of ['-1', '+3', '3abc', '0x10', '1e3', ' 3', '3 ']) assert.equal(post(length, 'a=b').status, 400, length);
  for (const length of ['65537', '9999999999']) assert.equal(post(length, 'x'.repeat(65537)).status, 413, length);
  for (const length of ['99999999999', '18446744073709551616']) assert.ok([400, 413].includes(post(length, 'a=b').status), length);
  assert.equal(post('100', 'a=b').status, 400);
  assert.ok([400, 403].includes(post('3', 'name=x&body=y').status));
});

test('A16 a query that is longer than any server passes on', () => {
  for (const length of [8 * 1024 + 1, 127 * 1024]) {
    const { status, body } = run('search', { QUERY_STRING: `q=${'a'.repeat(length - 2)}` });
    assert.equal(status, 414);
    assert.match(body, /M110/);
  }
});

test('A22 a cookie of more than 8 KiB is none', () => {
  const id = run('mainpage').body.match(/\/article(?:\.cgi)?\/(\d+)\//)[1];
  const listed = (cookie) => {
    const { status, body } = run('favorites', { HTTP_COOKIE: cookie });
    assert.equal(status, 200);
    return (body.match(/name="id"/g) ?? []).length;
  };
  const filled = (length) => `favorites=${id}; other=`.padEnd(length, 'x');
  assert.equal(listed(`favorites=${id}`), 1);
  assert.equal(listed(filled(8 * 1024)), 1);
  for (const length of [8 * 1024 + 1, 16 * 1024, 120 * 1024]) assert.equal(listed(filled(length)), 0, `${length}`);
  assert.equal(listed(`favorites=${id}.`.padEnd(9000, '1.')), 0);
});

test('a body is drained before the answer, whatever the method', () => {
  for (const method of ['GET', 'POST', 'PUT']) {
    const { status } = run('mainpage', form('300000', { REQUEST_METHOD: method }), 'x'.repeat(300000));
    assert.ok([200, 405, 413].includes(status), `${method} ${status}`);
  }
});

// Sanitizers take memory and time of their own.
if (!build.endsWith('/sanitized')) test('A2, A3, A11, A17, A22: hostile input costs 16 MiB of memory and 2 s of processor at most', () => {
  const urlencoded = 'application/x-www-form-urlencoded';
  const multipart = (parts) => Array.from({ length: parts }, (_, i) => `--b\r\nContent-Disposition: form-data; name="f${i}"; filename="x"\r\n\r\nx\r\n`).join('') + '--b--\r\n';
  const post = (input, type = urlencoded, length = input.length) => ['contact', { REQUEST_METHOD: 'POST', CONTENT_TYPE: type, CONTENT_LENGTH: String(length) }, input];
  const query = (text) => ['search', { QUERY_STRING: text }, ''];
  for (const [what, [program, variables, input], status] of [
    ['many fields', post('a=&'.repeat(20000)), 400], ['one long field', post('body=' + 'x'.repeat(65530)), 403], ['no "="', post('x'.repeat(65535)), 400],
    ['nothing but escapes', post('body=' + '%C5%9F'.repeat(10000)), 403], ['broken escapes', post('%'.repeat(65535)), 400],
    ['more than announced', post('a=' + 'x'.repeat(2 ** 24), urlencoded, 60000), 403], ['a length of ten digits', post('a=b', urlencoded, 9999999999), 413],
    ['many parts', post(multipart(900), 'multipart/form-data; boundary=b'), 415], ['a boundary of 60 KB', post('--', `multipart/form-data; boundary=${'b'.repeat(60000)}`), 415],
    ['words', query(`q=${'a+'.repeat(90)}b`), 200], ['letters that are taken apart', query(`q=${'%EF%B7%BA'.repeat(80)}`), 200], ['8 KiB of query', query(`q=${'x'.repeat(8000)}`), 400],
    ['cookies', ['favorites', { HTTP_COOKIE: 'favorites=' + '1.'.repeat(30000) }, ''], 200],
  ]) {
    const { stdout, signal } = spawnSync('bash', ['-c', `ulimit -d 16384 -t 2; exec "${build}/cgi-bin/${program}.cgi"`], {
      input, encoding: 'utf8', maxBuffer: 1 << 24, env: { PATH: process.env.PATH, GATEWAY_INTERFACE: 'CGI/1.1', REQUEST_METHOD: 'GET', SCRIPT_NAME: `/cgi-bin/${program}.cgi`, MASTHEAD_CONFIG: configuration, ...variables } });
    assert.equal(signal, null, what);
    assert.match(stdout, new RegExp(`^Status: ${status} `), `${what}: ${stdout.slice(0, 60)}`);
  }
});

// The same under strace, which notes (or disturbs: `options`) what it asks of the system. [{name, nth, text}, ...]: the
// nth call of that name. In a container it may need the right to trace: docker run --cap-add SYS_PTRACE.
function traced(path, options, { config = configuration, query = '' } = {}) {
  const file = `${main.folder}/traced`;
  rmSync(file, { force: true });
  const result = spawnSync('strace', ['-f', '-o', file, ...options, '--', `${build}/cgi-bin/masthead.cgi`], { cwd: '/', encoding: 'utf8', env: { PATH: process.env.PATH,
    GATEWAY_INTERFACE: 'CGI/1.1', REQUEST_METHOD: 'GET', SCRIPT_NAME: '', PATH_INFO: path, REQUEST_URI: encodeURI(path), QUERY_STRING: query, MASTHEAD_CONFIG: config } });
  assert.equal(result.error, undefined, 'strace is not installed: tools/packages.txt');
  assert.doesNotMatch(result.stderr, /^strace: /m, `strace may not trace on this machine, so this test says nothing: ${result.stderr}`);
  const times = {};
  const calls = [...readFileSync(file, 'utf8').matchAll(/^\d+ +(\w+)\((.*)$/gm)].map(([, name, text]) => ({ name, nth: times[name] = (times[name] ?? 0) + 1, text }));
  return { calls, answer: result.stdout, killed: result.signal === 'SIGKILL' || result.status === 137 };
}

// (The leak sanitizer cannot work in a program that is traced.)
if (!build.endsWith('/sanitized')) test('G-1 whatever stands in an address, nothing outside the site is opened', () => {
  const folders = [main.folder, new URL('../../templates', import.meta.url).pathname, `${build}/zoneinfo`, '/etc', '/usr', '/lib', '/proc', '/sys', '/dev', '/run'];
  const opened = (path, query) => {
    const { calls, answer } = traced(path, ['-e', 'trace=open,openat,openat2'], { query });
    assert.match(answer, /^Status: \d{3} /, path);
    return calls.map(({ text }) => text.match(/"((?:[^"\\]|\\.)*)"/)[1]);
  };
  assert.ok(opened('/section/sport?x').includes(configuration), 'the trace shows what is opened');
  const up = '../../../../../../../../etc/passwd';
  for (const word of [up, '..', encodeURIComponent(up), up.replaceAll('../', '%2e%2e/'), up.replaceAll('/', '\\'), '/etc/passwd', '....//....//masthead.conf', 'masthead.conf%00', 'file:///etc/passwd']) {
    const asked = [`/article/1/${word}`, `/article/${word}/x`, `/embed/article/1/${word}`, `/section/${word}`, `/tag/${word}/feed.xml`, `/page/${word}`, `/photos/1/${word}`, `/archive/${word}`,
      `/${word}/latest`, `/w/${word}/frame/all/5`, `/w/${word}/look.css`, `/w/data/${word}/5.json`, `/card/${word}.svg`, `/assets/${word}`, `/${word}`].map((path) => [path, '']);
    for (const [path, fields] of [['/widget', ['theme', 'section', 'tag', 'lang']], ['/search', ['q', 'section', 'order']], ['/oembed', ['format', 'url']]])
      asked.push([path, fields.map((field) => `${field}=${encodeURIComponent(word)}`).join('&')]);
    for (const [path, query] of asked) for (const name of opened(path, query)) {
      assert.ok(name.startsWith('/'), `${path}?${query} opens ${name}`);
      assert.ok(folders.some((folder) => `${resolve(name)}/`.startsWith(`${folder}/`)), `${path}?${query} opens ${name}`);
      assert.doesNotMatch(name, /(^|\/)\.\.(\/|$)|^\/(etc|proc|dev|sys)\/.*(passwd|\.conf$)/, `${path}?${query}`);
    }
  }
});

if (!build.endsWith('/sanitized')) test('I5 a program that is killed while it keeps a page leaves the page whole, or none', async () => {
  const config = changed('killed', (text) => text), cache = `${main.folder}/var-killed/cache`;
  const editions = () => readdirSync(cache).filter((name) => name.startsWith('edition-'));
  const empty = () => { for (const name of editions()) rmSync(`${cache}/${name}`, { recursive: true }); };
  // How many there are; all are whole.
  const kept = (when) => {
    const files = editions().flatMap((name) => readdirSync(`${cache}/${name}`, { recursive: true }).map((file) => `${cache}/${name}/${file}`)).filter((file) => /\/index\.\w+(\.gz)?$/.test(file));
    for (const file of files) {
      const bytes = readFileSync(file);
      assert.notEqual(bytes.length, 0, `${when}: ${file} is empty`);
      assert.match((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString(), file.includes('index.html') ? /<\/html>\s*$/ : /<\/rss>\s*$/, `${when}: ${file}`);
    }
    return files.length;
  };
  try {
    // At each call that has to do with the files, before the kernel does it.
    const calls = ['-e', 'trace=openat,write,rename,utimensat,mkdir,unlink'];
    for (const path of ['/section/sport', '/feed.xml']) {
      // With a fresh copy of the edition each run makes the same calls.
      const begin = () => { run('masthead', { SCRIPT_NAME: '', PATH_INFO: path }, '', config); empty(); };
      begin();
      const whole = traced(path, calls, { config }).calls;
      assert.equal(kept('in peace'), 2, path);
      const first = whole.findIndex(({ text }) => /\/index\.\w+\.gz/.test(text));
      const moments = whole.slice(first).filter(({ name, text }) => name !== 'write' || !text.startsWith('2'));
      assert.ok(first > 0 && moments.length >= 8, `${moments.length}`);
      const counts = moments.map(({ name, nth, text }) => {
        begin();
        const when = `killed at ${name}(${text.slice(0, 200)}`;
        assert.ok(traced(path, [...calls, '-e', `inject=${name}:signal=SIGKILL:when=${nth}`], { config }).killed, when);
        return kept(when);
      });
      assert.ok(counts.includes(0) && counts.includes(2), `${path}: ${counts}`);
    }
    // At any moment.
    empty();
    const front = run('mainpage', {}, '', config).body;
    const paths = [...new Set(front.match(/\/article\/\d+\/[a-z0-9-]+(?=")/g))];
    for (const path of [...paths, ...paths, ...paths]) await new Promise((done) => {
      const child = spawn(`${build}/cgi-bin/masthead.cgi`, [], { stdio: 'ignore', env: { GATEWAY_INTERFACE: 'CGI/1.1', REQUEST_METHOD: 'GET', SCRIPT_NAME: '', PATH_INFO: path, MASTHEAD_CONFIG: config } });
      setTimeout(() => child.kill('SIGKILL'), Math.random() * 40);
      child.on('close', done);
    });
    kept('killed at any moment');
    for (const path of paths.slice(0, 5)) assert.match(run('masthead', { SCRIPT_NAME: '', PATH_INFO: path }, '', config).body, /<\/html>\s*$/);
  } finally {
    rmSync(`${main.folder}/var-killed`, { recursive: true, force: true });
    rmSync(config);
  }
});

test('HEAD has the headers of GET and no body', () => {
  const head = run('mainpage', { REQUEST_METHOD: 'HEAD' });
  assert.equal(head.body, '');
  assert.equal(head.headers['content-length'], run('mainpage').headers['content-length']);
});

test('HEAD of what is refused early has no body either', () => {
  const { status, body } = run('mainpage', { REQUEST_METHOD: 'HEAD', PATH_INFO: '/\xff' });
  assert.ok(status >= 400);
  assert.equal(body, '');
});

test('G-4 a bad configuration: 503 "being set up", the line in the log', () => {
  const bad = [['unknown key', (text) => text + '\nnonsense = 1\n'], ['bad value', (text) => text.replace(/^languages.*$/m, 'languages = xx')], ['half a line', (text) => text + '\nsite_name']];
  for (const [what, replace] of bad) {
    const { status, body, errors } = run('mainpage', {}, '', changed('bad', replace));
    assert.equal(status, 503, what);
    assert.match(body, /M401/);
    assert.match(errors, /bad\.conf/, `${what}: ${errors}`);
  }
  const { status, body } = run('mainpage', {}, '', `${main.folder}/none.conf`);
  assert.equal(status, 503);
  assert.match(body, /M401/);
});

test('G-3 a template that is missing, empty, half uploaded, broken or unreadable: the kept page, else 500 with its code; doctor names it', () => {
  const folder = `${main.folder}/templates-test`, name = 'templates';
  const source = new URL('../../templates', import.meta.url).pathname;
  const config = changed(name, (text) => text.replace(/^templates.*$/m, `templates = ${folder}`));
  const text = (file) => readFileSync(`${source}/${file}`, 'utf8');
  for (const [what, file, spoil] of [
    ['missing', 'mainpage.tpl', (f) => rmSync(f)], ['missing', 'frame.tpl', (f) => rmSync(f)], ['missing', 'story_card.tpl', (f) => rmSync(f)],
    ['empty', 'mainpage.tpl', (f) => writeFileSync(f, '')], ['empty', 'frame.tpl', (f) => writeFileSync(f, '')],
    ['half', 'frame.tpl', (f) => writeFileSync(f, text('frame.tpl').slice(0, text('frame.tpl').indexOf('<body') + 3))],
    ['broken', 'mainpage.tpl', (f) => writeFileSync(f, '{{%AUTOESCAPE context="HTML"}}\n{{#A}}\n')],
    ['not to be read', 'mainpage.tpl', (f) => { rmSync(f); mkdirSync(f); }]]) {
    rmSync(folder, { recursive: true, force: true });
    rmSync(`${main.folder}/var-${name}`, { recursive: true, force: true });
    cpSync(source, folder, { recursive: true, preserveTimestamps: true });
    const good = run('mainpage', {}, '', config);
    assert.equal(good.status, 200, `${what} ${file}: before`);
    spoil(`${folder}/${file}`);
    // It is asked for anew, so that the page is one of another set of templates.
    rmSync(`${main.folder}/var-${name}/cache/edition`);
    const kept = run('mainpage', {}, '', config);
    assert.deepEqual([kept.status, kept.body], [200, good.body], `${what} ${file}: kept`);
    assert.match(readFileSync(`${main.folder}/var-${name}/log/masthead.log`, 'utf8'), /\tM501\t/, `${what} ${file}: stale`);
    rmSync(`${main.folder}/var-${name}/cache`, { recursive: true });
    const { status, body } = run('mainpage', {}, '', config);
    assert.equal(status, 500, `${what} ${file}`);
    assert.match(body, /M501/);
    assert.match(body, /<\/html>\s*$/);
    assert.match(readFileSync(`${main.folder}/var-${name}/log/masthead.log`, 'utf8'), new RegExp(`\tM501\t500\t/\t.*\\b${file.replace('.', '\\.')}`));
    const { stdout } = spawnSync(command, ['--config', config, 'doctor'], { encoding: 'utf8' });
    assert.match(stdout, new RegExp(`^FAIL  templates: .*\\b${file.replace('.', '\\.')}`, 'm'), what);
  }
  rmSync(folder, { recursive: true });
});

test('G-5 a configuration with secrets that everybody can read works, and the log says so once', () => {
  const config = changed('open', (text) => text.replace(/^secret.*$/m, '') + '\nsecret = 0123456789abcdef0123456789abcdef\n');
  const told = () => (readFileSync(`${main.folder}/var-open/log/masthead.log`, { encoding: 'utf8', flag: 'a+' }).match(/\tM408\t200\t\teverybody on this host can read /g) ?? []).length;
  mkdirSync(`${main.folder}/var-open/log`, { recursive: true });
  for (const [mode, count] of [[0o600, 0], [0o644, 1], [0o644, 1], [0o640, 1], [0o644, 2]]) {
    chmodSync(config, mode);
    assert.equal(run('search', { QUERY_STRING: 'q=the' }, '', config).status, 200);
    assert.equal(told(), count);
  }
});

test('G-6 var/ cannot be written: pages go on', () => {
  const config = changed('novar', (text) => text.replace(/^var.*$/m, 'var = /proc/none') + '\nsecret = 0123456789abcdef0123456789abcdef\n');
  assert.equal(run('mainpage', {}, '', config).status, 200);
  assert.equal(run('contact', {}, '', config).status, 200);
});

test('G-7 wrong or empty database: 503 with a code', () => {
  const missing = changed('nodb', (text) => text.replace(/^database.*$/m, 'database = sqlite:nowhere.db'));
  const answer = run('mainpage', {}, '', missing);
  assert.equal(answer.status, 503);
  assert.match(answer.body, /M402/);
  assert.equal(answer.headers['retry-after'], '30');
  assert.match(answer.body, /<html lang="en"/);
  writeFileSync(`${main.folder}/empty.db`, '');
  const empty = run('mainpage', {}, '', changed('emptydb', (text) => text.replace(/^database.*$/m, 'database = sqlite:empty.db')));
  assert.equal(empty.status, 503);
  assert.match(empty.body, /M405/);
  assert.equal(run('healthz', {}, '', missing).status, 503);
});

test('a message that cannot be stored is not thanked for, and its text is kept', () => {
  const secret = '0123456789abcdef0123456789abcdef';
  const good = changed('form', (text) => text.replace(/^secret.*$/m, '') + `\nsecret = ${secret}\n`);
  const token = run('contact', {}, '', good).body.match(/name="token"[^>]*value="([^"]+)"/)[1];
  const gone = changed('formless', (text) => text.replace(/^secret.*$/m, '').replace(/^database.*$/m, 'database = sqlite:nowhere.db').replace(/^var *=.*$/m, '') + `\nsecret = ${secret}\nvar = masthead.conf/none\n`);
  const input = new URLSearchParams({ token, kind: 'tip', name: 'N', email: 'a@b.example', subject: 's', body: 'the text that is kept' }).toString();
  const answer = run('contact', form(String(input.length), { HTTP_SEC_FETCH_SITE: 'same-origin' }), input, gone);
  assert.equal(answer.status, 503);
  assert.match(answer.body, /the text that is kept/);
  assert.doesNotMatch(answer.body, /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/);
});

// What no answer of a fault may hold: SQL, hosts, accounts, files and places of ours, words of exceptions.
const inside = /sqlite|mysql|mariadb|select |no such|exception|std::|what\(\)|errno|errmsg|access denied|connect|refused|socket|\.db\b|\.tpl|\.sock|\.conf\b|\.cpp|\/var\/|var-|\/tmp|\/home|\/root|zoneinfo|papers-own|127\.0\.0\.1:1\b|column|syntax/i;
// (But for the addresses that all pages have.)
function silent(body, what) {
  const found = inside.exec(body.replaceAll(/ (?:href|src|content|action)="[^"]*"|<select /g, ''));
  assert.equal(found, null, `${what} tells: ${found?.[0]}`);
}

test('V16.5.1 a fault is a sentence and a code; its cause is in the log alone', async () => {
  const folder = `${main.folder}/faults`, log = `${main.folder}/var-fault/log/masthead.log`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const templates = new URL('../../templates', import.meta.url).pathname;
  const copied = (change) => {
    spawnSync(command, ['--config', changed('fault', (text) => text.replace(/^database.*$/m, 'database = sqlite:faults/copy.db')), 'migrate']);
    const db = new DatabaseSync(`${folder}/copy.db`);
    change(db);
    return db;
  };
  const database = (line) => (text) => text.replace(/^database.*$/m, `database = ${line}`);
  const broken = (name, spoil) => {
    cpSync(templates, `${folder}/${name}`, { recursive: true });
    spoil(`${folder}/${name}`);
    return (text) => text.replace(/^templates.*$/m, `templates = ${folder}/${name}`);
  };
  let held;
  const causes = [
    ['M402', 503, /unable to open|nowhere\.db/, database('sqlite:nowhere.db')],
    ['M402', 503, /127\.0\.0\.1/, database('mysql://papers-own:papers-own-word@127.0.0.1:1/papers-own-name')],
    ['M402', 503, /masthead-no\.sock/, database('mysql://papers-own:papers-own-word@/papers-own-name?socket=/tmp/masthead-no.sock')],
    ['M405', 503, /no such table/, () => { writeFileSync(`${folder}/empty.db`, ''); return database('sqlite:faults/empty.db'); }],
    ['M501', 500, /missing or broken/, () => broken('missing', (at) => rmSync(`${at}/search.tpl`))],
    ['M501', 500, /missing or broken/, () => broken('half', (at) => writeFileSync(`${at}/search.tpl`, '{{%AUTOESCAPE context="HTML"}}\n{{#A}}'))],
    ['M502', 500, /not a database/, () => { writeFileSync(`${folder}/noise.db`, 'noise'.repeat(4000)); return database('sqlite:faults/noise.db'); }],
    ['M405', 503, /no such column/, () => { copied((db) => db.exec('ALTER TABLE section_name RENAME COLUMN name TO nobody')).close(); return database('sqlite:faults/copy.db'); }],
    ['M503', 500, /papers-own-zones/, (text) => text.replace(/^zoneinfo.*$/m, 'zoneinfo = papers-own-zones')],
    ['M403', 503, /locked|busy/, () => { held = copied((db) => db.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; CREATE TABLE held (id)')); return database('sqlite:faults/copy.db'); }],
  ];
  const pages = {};
  for (const [code, status, cause, change] of causes) {
    rmSync(`${main.folder}/var-fault`, { recursive: true, force: true });
    const edit = change.length === 0 ? change() : change;
    const answer = run('search', { QUERY_STRING: 'q=the' }, '', changed('fault', edit));
    assert.equal(answer.status, status, `${cause}: ${answer.errors}`);
    assert.match(answer.body, new RegExp(`\\b${code}\\b`), `${cause}`);
    silent(answer.body, code);
    assert.match(readFileSync(log, 'utf8'), new RegExp(`\t${code}\t${status}\t/\t.*(?:${cause.source})`), code);
    assert.doesNotMatch(readFileSync(log, 'utf8'), /papers-own-word/, 'a password in the log');
    // The sentence is the status's (another one where no frame can be made): no word of the page depends on the cause.
    const page = answer.body.replace(code, 'CODE'), kind = `${status} ${page.includes('class="fault"')}`;
    pages[kind] ??= page;
    assert.ok(page === pages[kind], `${code}: ${cause}: another page`);
  }
  held.close();
  rmSync(folder, { recursive: true });
  rmSync(`${main.folder}/var-fault`, { recursive: true, force: true });
});

test('V16.5.1 without a configuration, and with a letter that finds no place: no cause on the page either', () => {
  for (const replace of [(text) => text + '\npapers-own = 1\n', (text) => text.replace(/^languages.*$/m, 'languages = papers-own')]) {
    const { status, body, errors } = run('mainpage', {}, '', changed('told', replace));
    assert.equal(status, 503);
    silent(body, 'M401');
    assert.match(errors, /told\.conf/);
  }
  const secret = '0123456789abcdef0123456789abcdef';
  const token = run('contact', {}, '', changed('told', (text) => `${text}\nsecret = ${secret}\n`)).body.match(/name="token"[^>]*value="([^"]+)"/)[1];
  const gone = changed('told', (text) => text.replace(/^database.*$/m, 'database = sqlite:papers-own.db').replace(/^var *=.*$/m, '') + `\nsecret = ${secret}\nvar = masthead.conf/papers-own\n`);
  const input = new URLSearchParams({ token, kind: 'tip', name: 'N', email: 'a@b.example', subject: 's', body: 't' }).toString();
  const answer = run('contact', form(String(input.length), { HTTP_SEC_FETCH_SITE: 'same-origin' }), input, gone);
  assert.equal(answer.status, 503);
  silent(answer.body, 'M404');
  assert.match(answer.errors, /M404/);
});

test('V9.2.2 a token of the contact form opens no set-up, one of the set-up sends no letter, and none of another site does either', () => {
  const secret = '0123456789abcdef0123456789abcdef', word = 'the-word-of-the-set-up-and-32-signs';
  const token = (key) => signedToken(key, Math.floor(Date.now() / 1000));
  const ofSetup = (keys) => createHmac('sha256', keys.secret).update(`key for set-up ${keys.word}`).digest('hex');
  const own = { HTTP_SEC_FETCH_SITE: 'same-origin' };
  const sent = (program, fields, config) => {
    const input = new URLSearchParams(fields).toString();
    return run(program, form(String(Buffer.byteLength(input)), own), input, config);
  };
  const statuses = (keys) => {
    const config = changed('tokens', (text) => `${text.replace(/^(secret|setup_secret|test_clock).*$/mg, '').replace(/^database.*$/m, 'database = sqlite:var-tokens/none.db')}\nsecret = ${keys.secret}\nsetup_secret = ${keys.word}\n`);
    mkdirSync(`${main.folder}/var-tokens`, { recursive: true });
    const contact = (key) => sent('contact', { token: token(key), kind: 'tip', name: 'N', email: 'no address', subject: 's', body: 't' }, config).status;
    // Ten wrong ones close it for an hour: its folder is a new one each time.
    const setup = (key) => {
      rmSync(`${main.folder}/var-tokens`, { recursive: true, force: true });
      mkdirSync(`${main.folder}/var-tokens`);
      return sent('setup', { token: token(key), choice: 'sections', sections: '' }, config).status;
    };
    return { contact, setup };
  };
  // With the operator's two words apart, and with one word for both.
  for (const keys of [{ secret, word }, { secret: word, word }]) {
    const { contact, setup } = statuses(keys);
    assert.equal(contact(keys.secret), 422, 'its own token is known');
    assert.ok([422, 503].includes(setup(ofSetup(keys))), 'its own token is known');
    for (const key of [ofSetup(keys), `set-up ${keys.word}`, 'another-site-0123456789abcdef-012', '', `set-up ${keys.secret} `]) assert.equal(contact(key), 403, `contact, ${key}`);
    for (const key of [keys.secret, `set-up ${keys.word}`, ofSetup({ ...keys, secret: keys.secret + ' ' }), 'set-up of-another-site-01234567890', 'another-site-0123456789abcdef-012', '', 'set-up ']) assert.equal(setup(key), 403, `set-up, ${key}`);
  }
  rmSync(`${main.folder}/var-tokens`, { recursive: true, force: true });
});

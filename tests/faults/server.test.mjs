// Tables G, J and K with one server: what takes too long for `make test`, and the figures.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { load, median, recovered, root, sleep, startSite } from './lib.mjs';

const cached = '/latest', workers = 6;
let site;
const failed = (answers) => answers.filter(({ status }) => status !== 200);
const environment = (program, more = {}) => ({ GATEWAY_INTERFACE: 'CGI/1.1', REQUEST_METHOD: 'GET',
  SCRIPT_NAME: `/cgi-bin/${program}.cgi`, MASTHEAD_CONFIG: site.configuration, ...more });
const executable = (program) => join(root, `build/cgi-bin/${program}.cgi`);

// One program, without a web server: its status and how long it took.
function run(program, more) {
  const begin = performance.now();
  const { stdout } = spawnSync(executable(program), [], { env: environment(program, more) });
  return { status: Number(stdout.toString().match(/^Status: (\d+)/m)?.[1] ?? 200), ms: performance.now() - begin };
}
const runs = (count) => Array.from({ length: count }, (_, i) => run('search', { QUERY_STRING: `q=word${i}` }));
const middle = (all) => median(all.map(({ ms }) => ms)).toFixed(1);

const tokenOf = ({ text }) => text.match(/name="token" value="([^"]+)"/)[1];
const messages = (subject) => Number(site.sql(`SELECT COUNT(*) FROM message WHERE subject = '${subject}'`));

before(async () => {
  site = await startSite(`workers=${workers}`);
});
after(async () => {
  await site?.end();
});

describe('J: the database', () => {
  test('J1, J2: what a program takes while the server is up, killed and mute', async (t) => {
    const up = runs(30);
    assert.deepEqual(failed(up), []);
    site.signal('SIGKILL');
    await sleep(500);
    const down = runs(30);
    await site.startDatabase();
    site.signal('SIGSTOP');
    const found = run('search', { QUERY_STRING: 'q=first' });
    const mute = runs(60);
    site.signal('SIGCONT');
    t.diagnostic(`a page that asks the database, median: up ${middle(up)} ms, killed ${middle(down)} ms, ` +
      `mute ${middle(mute)} ms (the first that found out: ${found.ms.toFixed(0)} ms, longest after it: ${Math.max(...mute.map(({ ms }) => ms)).toFixed(0)} ms)`);
    assert.ok([...down, ...mute, found].every(({ status }) => status === 503));
    assert.ok(Math.max(...down.map(({ ms }) => ms)) <= 2500);
    assert.ok(found.ms <= 5500);
    assert.ok(median(mute.map(({ ms }) => ms)) <= 10, `median ${middle(mute)} ms: is the machine quiet?`);
    await recovered(site, Date.now());
  });

  test('J3: restarted five times under load', async (t) => {
    const kept = load(() => site.ask(cached), 3, 5);
    const made = load(() => site.uncached(), 1, 5);
    const waits = [];
    for (let i = 0; i < 5; ++i) {
      await sleep(700);
      if (i % 2) await site.tool('stop', 'mariadb'); else site.signal('SIGKILL');
      await sleep(500);
      const started = site.startDatabase();
      waits.push(await recovered(site, await site.untilDatabaseListens()));
      await started;
    }
    await Promise.all([kept.stop(), made.stop()]);
    const longest = Math.max(...failed(made.answers).map(({ ms }) => ms));
    t.diagnostic(`kept pages: ${kept.answers.length} asked, ${failed(kept.answers).length} failed; uncached: ${made.answers.length} asked, ` +
      `${failed(made.answers).length} were 503, after ${longest.toFixed(0)} ms at most; normal ${waits.join(', ')} ms after it listened`);
    assert.deepEqual(failed(kept.answers), []);
    assert.ok(made.answers.every(({ status }) => status === 200 || status === 503));
    assert.ok(longest < 2500);
    assert.ok(Math.max(...waits) < 1000);
  });

  test('J4: sessions killed all the time, between any two statements', async (t) => {
    const readers = load(() => site.uncached(), 2, 0);
    let number = 0;
    const thanked = [];
    const writers = load(async () => {
      const subject = `session-${number++}`;
      const answer = await site.writeMessage(subject);
      if (answer.thanked) thanked.push(subject);
      return answer;
    }, 2, 0);
    let killed = 0;
    for (const end = Date.now() + 15000; Date.now() < end;) {
      killed += site.killSessions();
      await sleep(5);
    }
    await Promise.all([readers.stop(), writers.stop()]);
    site.masthead('tick');
    t.diagnostic(`${killed} sessions killed; uncached: ${readers.answers.length} asked, ${failed(readers.answers).length} failed; ` +
      `messages: ${number} sent, ${thanked.length} thanked`);
    assert.ok(killed > 0 && readers.answers.length > 0, 'too little happened to say anything');
    assert.ok(thanked.length > 0 && thanked.length === number, `${thanked.length} of ${number} messages thanked`);
    // A page is asked for once more; it fails only when it loses two sessions.
    assert.ok(failed(readers.answers).length <= 2 + readers.answers.length / 20);
    for (const subject of thanked) assert.equal(messages(subject), 1, subject);
    assert.equal(site.sql("SELECT COUNT(*) FROM (SELECT subject FROM message WHERE subject LIKE 'session-%' GROUP BY subject HAVING COUNT(*) > 1) d"), '0');
  });

  test('the database stopped for long: letters are accepted, and all stored within two minutes of its return', async (t) => {
    await site.tool('stop', 'mariadb');
    const answers = [await site.writeMessage('stopped')];
    site.spoolMore(4900);
    for (let i = 1; i < 100; ++i) answers.push(await site.writeMessage('stopped'));
    assert.equal(answers.filter(({ thanked }) => thanked).length, 100);
    assert.equal(site.spooled(), 5000);
    await site.startDatabase('--innodb-flush-log-at-trx-commit=1');
    assert.equal(site.sql('SELECT @@innodb_flush_log_at_trx_commit'), '1');
    const begin = performance.now();
    site.masthead('tick');
    const seconds = (performance.now() - begin) / 1000;
    t.diagnostic(`100 letters sent, all thanked, ${median(answers.slice(1).map(({ ms }) => ms)).toFixed(0)} ms (median) with 4,900 in the spool; ` +
      `5,000 stored by one run of tick in ${seconds.toFixed(1)} s`);
    assert.equal(site.spooled(), 0);
    assert.equal(messages('stopped'), 5000);
    assert.ok(seconds < 60, 'cron comes within a minute, and this is the other');
    await recovered(site, Date.now());
  });

  test('J8: a lock that is held: 503 at the limit, and kept pages go on', async (t) => {
    const holder = site.client('LOCK TABLES article_text WRITE, article WRITE; DO SLEEP(8)');
    await sleep(1300);
    const [page, kept] = await Promise.all([site.uncached(), site.ask(cached)]);
    t.diagnostic(`uncached ${page.status} after ${page.ms.toFixed(0)} ms, kept ${kept.status} after ${kept.ms.toFixed(0)} ms`);
    holder.kill();
    assert.equal(page.status, 503);
    assert.ok(page.ms < 5500);
    assert.equal(kept.status, 200);
    site.killSessions();
    await recovered(site, Date.now());
  });
});

describe('K: programs and clocks', () => {
  test('K1: kill -9 at every moment of a message', async (t) => {
    const whole = [];
    let thanks = 0, rows = 0, killed = 0;
    for (let i = 0; i < 200; ++i) {
      const form = await site.ask('/contact');
      const token = tokenOf(form);
      const subject = `killed-${i}`;
      const body = new URLSearchParams({ token, kind: 'general', name: 'Ada', email: 'ada@example.org', subject, body: 'A message.', website: '' }).toString();
      const child = spawn(executable('contact'), [], { env: environment('contact', { REQUEST_METHOD: 'POST', CONTENT_LENGTH: String(body.length),
        CONTENT_TYPE: 'application/x-www-form-urlencoded', HTTP_SEC_FETCH_SITE: 'same-origin' }), stdio: ['pipe', 'pipe', 'ignore'] });
      const begin = performance.now();
      let output = '';
      child.stdin.on('error', () => {});
      child.stdout.on('data', (chunk) => { output += chunk; });
      child.stdin.end(body);
      // The first ten tell how long it takes; the others die in even steps of that time, and of a fifth more.
      const timer = i < 10 ? undefined : setTimeout(() => child.kill('SIGKILL'), (median(whole) * 1.2 * (i - 10)) / 190);
      await new Promise((ended) => { child.on('close', ended); });
      clearTimeout(timer);
      if (i < 10) whole.push(performance.now() - begin);
      if (child.signalCode) killed += 1;
      const thanked = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.test(output);
      site.masthead('tick');
      const stored = messages(subject);
      assert.ok(stored <= 1, `${subject}: ${stored} rows`);
      assert.ok(!thanked || stored === 1, `${subject}: thanked without a row`);
      thanks += thanked; rows += stored;
    }
    t.diagnostic(`200 messages, ${killed} programs killed within ${(median(whole) * 1.2).toFixed(0)} ms: ${thanks} thanked, ${rows} stored`);
    assert.ok(killed > 50 && rows >= thanks && thanks < 200);
  });

  test('K5: the site\'s clock jumps: old forms fail softly, a scheduled story appears once, a mute database is found again', async (t) => {
    const clock = join(site.folder, 'clock');
    const set = (seconds) => writeFileSync(clock, String(Math.floor(seconds)));
    const original = readFileSync(site.configuration, 'utf8');
    const year = 365 * 86400, now = Math.floor(Date.now() / 1000);
    set(now);
    writeFileSync(site.configuration, `${original}\ntest_clock = ${clock}\n`, { mode: 0o600 });
    const feed = async () => (await site.ask('/feed.xml')).text;
    const [, story] = (await feed()).match(/\/article\/(\d+)<\/guid>/);
    site.masthead('article', 'withdraw', story);
    site.masthead('article', 'publish', story, '--at', new Date((now + 5 * year) * 1000).toISOString().replace(/\.\d+/, ''));
    try {
      for (const jump of [-3600, 10 * year, -year, 0]) {
        set(now);
        const token = tokenOf(await site.ask('/contact'));
        set(now + jump);
        for (const path of [cached, '/', '/search?q=the', '/feed.xml', '/healthz']) {
          assert.equal((await site.ask(path)).status, 200, `${path} at ${jump}`);
        }
        const rss = await feed();
        assert.equal(rss.split(`/article/${story}</guid>`).length - 1, jump > 5 * year ? 1 : 0, `the scheduled story in the feed at ${jump}`);
        const dates = [...rss.matchAll(/<(?:pubDate|lastBuildDate)>([^<]+)</g)].map(([, date]) => Date.parse(date) / 1000);
        assert.deepEqual(dates.filter((date) => !(date <= now + jump)), [], `dates that are still to come at ${jump}`);
        const subject = `clock ${jump}`;
        let answer = await site.sendMessage(token, subject);
        if (jump !== 0) {
          assert.equal(answer.status, 403, subject);
          assert.equal(answer.thanked, false);
          assert.ok(answer.text.includes(`value="${subject}"`) && />\s*A message\.\s*<\/textarea>/.test(answer.text), 'the text stays');
          answer = await site.sendMessage(tokenOf(answer), subject);
        }
        assert.deepEqual([answer.status, answer.thanked, messages(subject)], [200, true, 1], subject);
        site.signal('SIGSTOP');
        assert.equal((await site.uncached()).status, 503);
        set(now - jump);
        site.signal('SIGCONT');
        const waited = await recovered(site, Date.now());
        assert.ok(waited < 1000, `${waited} ms`);
      }
      t.diagnostic('an hour and a year back, ten years ahead: all pages 200, an old form 403 with its text and then thanked, the scheduled story there once, and the breaker let go within a second each time');
    } finally {
      writeFileSync(site.configuration, original, { mode: 0o600 });
      site.masthead('article', 'publish', story);
    }
  });

  // The programs that run for this site, and their memory together.
  function programs() {
    let count = 0, kilobytes = 0;
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      try {
        if (!readFileSync(`/proc/${pid}/environ`, 'utf8').includes(site.configuration)) continue;
        kilobytes += Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(/^VmRSS:\s+(\d+)/m)?.[1] ?? 0);
        count += 1;
      } catch { /* it has ended */ }
    }
    return { count, kilobytes };
  }

  test('K8: ten times as many readers as programs, for a minute, and a database that comes and goes', async (t) => {
    assert.equal((await site.ask(cached)).status, 200);
    const kept = load(() => site.ask(cached), workers * 5, 0);
    const made = load(() => site.uncached(), workers * 5, 0);
    const seen = [];
    const end = Date.now() + 60000;
    for (let tick = 0; Date.now() < end; ++tick) {
      // Of each five seconds it is mute for three.
      if (tick % 10 === 0) site.signal('SIGSTOP');
      if (tick % 10 === 6) site.signal('SIGCONT');
      seen.push(programs());
      await sleep(500);
    }
    site.signal('SIGCONT');
    await Promise.all([kept.stop(), made.stop()]);
    const waited = await recovered(site, Date.now());
    const longest = (answers) => Math.max(...answers.map(({ ms }) => ms));
    const most = Math.max(...seen.map(({ count }) => count)), megabytes = Math.max(...seen.map(({ kilobytes }) => kilobytes)) / 1024;
    t.diagnostic(`kept pages: ${kept.answers.length} asked, ${failed(kept.answers).length} failed, longest ${longest(kept.answers).toFixed(0)} ms; ` +
      `uncached: ${made.answers.length} asked, ${failed(made.answers).length} were 503, longest ${longest(made.answers).toFixed(0)} ms; ` +
      `${most} programs at most, ${megabytes.toFixed(0)} MB together; normal ${waited} ms after`);
    assert.ok(waited < 5000);
    assert.deepEqual(failed(kept.answers).map(({ status }) => status), []);
    assert.deepEqual(made.answers.filter(({ status }) => status !== 200 && status !== 503), []);
    assert.ok(made.answers.some(({ status }) => status === 200) && made.answers.some(({ status }) => status === 503));
    assert.ok(longest([...kept.answers, ...made.answers]) < 8000, 'answered within the time that a program has');
    assert.ok(most > 0 && most <= workers && megabytes <= workers * 16, `${most} programs, ${megabytes} MB`);
  });
});

describe('G: files', () => {
  // Does it, asks, and undoes it.
  async function with_(file, change, check) {
    const original = readFileSync(file);
    try { change(); await sleep(50); await check(); } finally { writeFileSync(file, original, { mode: 0o600 }); }
  }
  const settings = (change) => writeFileSync(site.configuration, change(readFileSync(site.configuration, 'utf8')), { mode: 0o600 });

  test('G4: a configuration with a mistake, half of one, none', async () => {
    for (const change of [(text) => `${text}\nno_such_key = 1\n`, (text) => text.slice(0, 20), () => '', (text) => text.replace(/^base_url.*$/m, 'base_url = nowhere')]) {
      await with_(site.configuration, () => settings(change), async () => assert.equal((await site.ask('/search?q=the')).status, 503));
    }
    assert.equal((await site.ask('/search?q=the')).status, 200);
  });

  test('G6: no folder for what the programs keep', async () => {
    await with_(site.configuration, () => settings((text) => text.replace(/^var = .*$/m, 'var = /proc/none')), async () => {
      for (const path of [cached, '/', '/search?q=the', '/healthz']) assert.equal((await site.ask(path)).status, 200, path);
    });
  });

  test('G7: another database name, a table missing', async () => {
    await with_(site.configuration, () => settings((text) => text.replace(/\/masthead$/m, '/masthead_none')), async () => {
      assert.equal((await site.uncached()).status, 503);
    });
    site.sql('RENAME TABLE section TO section_away');
    try {
      assert.equal((await site.uncached()).status, 503);
    } finally {
      site.sql('RENAME TABLE section_away TO section');
    }
    assert.equal((await site.uncached()).status, 200);
  });
});

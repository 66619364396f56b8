// The database killed, stopped, restarted, read-only, full: what readers get meanwhile, and after.
// The slow ones, and the figures, are in tests/faults (make test-faults): here a limit is one that
// also holds on a machine with other work.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { load, median, muteServer, recovered, sleep, startSite, until } from '../faults/lib.mjs';

const cached = '/latest';

for (const mode of ['cgi', 'fastcgi']) describe(`faults of the database, ${mode}`, () => {
  let site;
  before(async () => {
    site = await startSite(`mode=${mode}`, 'workers=4');
    await normal();
  });
  after(() => site?.end());

  async function normal() {
    for (const path of [cached, '/search?q=the', '/healthz']) assert.equal((await site.ask(path)).status, 200, path);
  }
  const recovery = (since) => recovered(site, since);
  async function unavailable(limit) {
    const { status, headers, ms } = await site.uncached();
    assert.equal(status, 503);
    assert.equal(headers.get('retry-after'), '30');
    assert.ok(ms < limit, `503 after ${ms} ms`);
    return ms;
  }
  // J5: the letter is thanked for and waits in the spool, and later it is stored once.
  async function spools(subject) {
    const waiting = site.spooled();
    const { thanked, status } = await site.writeMessage(subject);
    assert.equal(thanked, true, `${subject}: ${status} and no receipt`);
    assert.equal(site.spooled(), waiting + 1, `${subject}: not in the spool`);
  }
  function storesOnce(subject) {
    site.masthead('tick');
    assert.equal(site.spooled(), 0);
    assert.equal(site.sql(`SELECT COUNT(*) FROM message WHERE subject = '${subject}'`), '1');
  }

  test('V13.2.2 an account that may only change rows is enough for pages, letters, tick and the command', async () => {
    const configuration = readFileSync(site.configuration, 'utf8'), password = configuration.match(/masthead:(\w+)@/)[1];
    site.sql(`CREATE USER pages@'%' IDENTIFIED BY '${password}'; GRANT SELECT, INSERT, UPDATE, DELETE ON masthead.* TO pages@'%'`);
    writeFileSync(site.configuration, configuration.replace('mysql://masthead:', 'mysql://pages:'));
    try {
      await sleep(mode === 'cgi' ? 0 : 1200);  // a process looks once a second for another configuration
      site.masthead('purge');
      for (const path of ['/', '/latest', '/archive', '/photos', '/feed.xml', '/search?q=the', '/w/data/all/10.json', '/healthz']) assert.equal((await site.ask(path)).status, 200, path);
      assert.equal((await site.writeMessage('few rights')).thanked, true);
      site.masthead('tick');
      assert.equal(site.sql("SELECT COUNT(*) FROM message WHERE subject = 'few rights'"), '1');
      site.masthead('recount');
      site.masthead('demo');
      assert.throws(() => site.sqlAs('pages', password, 'CREATE TABLE masthead.more (id INT)'), /denied/);
    } finally {
      writeFileSync(site.configuration, configuration);
      await sleep(mode === 'cgi' ? 0 : 1200);
    }
    await normal();
  });

  test('killed: kept pages go on, others are 503 at once; normal within a second after it listens', async () => {
    site.signal('SIGKILL');
    await sleep(1200);
    assert.equal((await site.ask(cached)).status, 200);
    await unavailable(2500);
    await spools('killed');
    const health = await site.health();
    assert.equal(health.code, 503);
    assert.equal(health.database_servers, 1);
    assert.equal(health.database_servers_away, 1);
    const started = site.startDatabase();
    const listens = await site.untilDatabaseListens();
    const waited = await recovery(listens);
    assert.ok(waited < 1000, `${waited} ms`);
    await started;
    site.spoolMore(1500);  // as after ten minutes
    site.masthead('tick');
    assert.equal(site.spooled(), 0, 'one run of tick stores all that wait');
    assert.equal(site.sql("SELECT COUNT(*) FROM message WHERE subject = 'killed'"), '1501');
    assert.equal((await site.health()).database_servers_away, 0);
  });

  test('mute: one reader waits, the others do not; normal within a second after it wakes', async () => {
    site.signal('SIGSTOP');
    await unavailable(5500);
    // Now and then one has to try whether it is awake.
    for (let i = 0; i < 5; ++i) await unavailable(2700);
    assert.equal((await site.ask(cached)).status, 200);
    assert.equal((await site.health()).code, 503);
    site.signal('SIGCONT');
    const waited = await recovery(Date.now());
    assert.ok(waited < 1000, `${waited} ms`);
    await normal();
  });

  // Whoever tries waits for two seconds, then nobody tries for half a second. Without a breaker each of the
  // twenty would try, four at a time.
  test('mute: nobody else tries to connect while one does', async () => {
    const mute = await muteServer();
    try {
      site.useServers(`127.0.0.1:${mute.port}`);
      await sleep(1100);
      await unavailable(5500);
      assert.equal(mute.sockets.size, 1);
      const begin = performance.now();
      for (let i = 0; i < 5; ++i) await Promise.all(Array.from({ length: 4 }, () => unavailable(5500)));
      const more = mute.sockets.size - 1, most = 1 + Math.floor((performance.now() - begin) / 2500);
      assert.ok(more <= most, `twenty readers, ${more} tried to connect: ${most} may`);
    } finally {
      site.useServers(`127.0.0.1:${site.databasePort}`);
      mute.close();
      await sleep(1100);
    }
    await normal();
  });

  test('mute: of many readers at once all are answered in time', async () => {
    site.signal('SIGSTOP');
    const answers = await Promise.all(Array.from({ length: 4 }, () => unavailable(5700)));
    const stale = await Promise.all(Array.from({ length: 20 }, () => site.ask(cached)));
    site.signal('SIGCONT');
    assert.equal(answers.length, 4);
    assert.deepEqual(stale.filter(({ status }) => status !== 200), []);
    await recovery(Date.now());
  });

  test('restarted under load: no kept page fails', async () => {
    const readers = load(() => site.ask(cached));
    await sleep(500);
    await site.tool('stop', 'mariadb');
    await sleep(300);
    const started = site.startDatabase();
    const listens = await site.untilDatabaseListens();
    const waited = await recovery(listens);
    await started;
    await sleep(300);
    const answers = await readers.stop();
    assert.ok(answers.length > 50, `${answers.length}`);
    assert.deepEqual(answers.filter(({ status }) => status !== 200), []);
    assert.ok(waited < 1000, `${waited} ms`);
  });

  test('read-only (1290): pages are read, a letter is thanked for and spooled', async () => {
    site.sql('SET GLOBAL read_only = 1');
    try {
      await normal();
      await spools('read-only');
    } finally {
      site.sql('SET GLOBAL read_only = 0');
    }
    storesOnce('read-only');
    assert.equal((await site.writeMessage('writable')).thanked, true);
    assert.equal(site.spooled(), 0);
  });

  test('the account has no connection left (1226): kept pages go on, a letter is thanked for and spooled', async () => {
    const configuration = readFileSync(site.configuration, 'utf8'), password = configuration.match(/masthead:(\w+)@/)[1];
    site.sql(`CREATE USER single@'%' IDENTIFIED BY '${password}' WITH MAX_USER_CONNECTIONS 1; GRANT ALL ON masthead.* TO single@'%'`);
    const holder = site.client('DO SLEEP(60)', 'single');
    try {
      await until(() => site.sql("SELECT COUNT(*) FROM information_schema.processlist WHERE user = 'single'") === '1');
      writeFileSync(site.configuration, configuration.replace('mysql://masthead:', 'mysql://single:'));
      await sleep(mode === 'cgi' ? 0 : 1200);  // a process looks once a second for another configuration
      assert.throws(() => site.sqlAs('single', password, 'SELECT 1'), /1226/);
      assert.equal((await site.ask(cached)).status, 200);
      await unavailable(2500);
      await spools('one connection');
    } finally {
      holder.kill();
      writeFileSync(site.configuration, configuration);
      site.sql("DROP USER single@'%'");
      await sleep(mode === 'cgi' ? 0 : 1200);
    }
    storesOnce('one connection');
    await normal();
  });

  test('no connection is left (1040): kept pages go on, a letter is thanked for and spooled, the next reader after that is served', async () => {
    const most = site.sql('SELECT @@max_connections');
    // The programs of FastCGI have connections of their own.
    await site.tool('stop', mode === 'cgi' ? 'fcgiwrap' : 'fastcgi');
    site.sql('SET GLOBAL max_connections = 10');
    const clients = Array.from({ length: 10 }, () => site.client('DO SLEEP(30)'));
    try {
      await sleep(1000);
      await site.tool('programs-start', `mode=${mode}`, 'workers=4');
      assert.equal((await site.ask(cached)).status, 200);
      await unavailable(2500);
      await spools('no connection');
    } finally {
      for (const client of clients) client.kill();
      site.killSessions();
      site.sql(`SET GLOBAL max_connections = ${most}`);
    }
    await sleep(100);
    storesOnce('no connection');
    await normal();
  });

  test('V16.5.1 of MariaDB: whatever its server says stands in the log, never on the page', async () => {
    const configuration = readFileSync(site.configuration, 'utf8'), log = `${site.folder}/var/log/masthead.log`;
    const logged = () => (existsSync(log) ? readFileSync(log, 'utf8') : '');
    const causes = [
      [/^M402$/, /Access denied/, () => writeFileSync(site.configuration, configuration.replace(/(mysql:\/\/\w+):\w+@/, '$1:a-wrong-word@')), () => writeFileSync(site.configuration, configuration)],
      [/^M405$/, /doesn't exist/, () => site.sql('RENAME TABLE section TO section_away'), () => site.sql('RENAME TABLE section_away TO section')],
      [/^M405$/, /Unknown column/, () => site.sql('ALTER TABLE section_name CHANGE name nobody VARCHAR(191) NOT NULL'), () => site.sql('ALTER TABLE section_name CHANGE nobody name VARCHAR(191) NOT NULL')],
    ];
    for (const [code, cause, break_, mend] of causes) {
      const before = logged().length;
      break_();
      try {
        await sleep(1200);  // a process looks once a second for another configuration
        const { status, text } = await site.uncached();
        assert.equal(status, 503, `${cause}`);
        const told = text.match(/\bM\d{3}\b/)[0];
        assert.match(told, code);
        assert.match(logged().slice(before), new RegExp(`\t${told}\t${status}\t/search\t.*${cause.source}`));
        assert.doesNotMatch(text.replaceAll(/ (?:href|src|content|action)="[^"]*"/g, ''), /denied|masthead@|localhost|127\.0|exist|column|section_name|mariadb|mysql|sql/i, String(cause));
        assert.doesNotMatch(logged(), /a-wrong-word/);
      } finally {
        mend();
      }
    }
    await sleep(1200);
    await normal();
  });

  test('several servers: the first that answers is used, and a mute one costs one reader two seconds', async () => {
    const mute = await muteServer();
    try {
      site.useServers(`127.0.0.1:1,127.0.0.1:${mute.port},127.0.0.1:${site.databasePort}`);
      await sleep(1100);
      const first = await site.uncached();
      assert.equal(first.status, 200);
      assert.ok(first.ms < 3000, `${first.ms} ms`);
      const times = [];
      for (let i = 0; i < 10; ++i) {
        const { status, ms } = await site.uncached();
        assert.equal(status, 200);
        times.push(ms);
      }
      assert.ok(median(times) < 1800, `median ${median(times)} ms`);
      assert.ok(mute.sockets.size <= 2, `the mute server was asked ${mute.sockets.size} times`);
      const health = await site.health();
      assert.deepEqual([health.code, health.database_servers, health.database_servers_away], [200, 3, 2]);
    } finally {
      site.useServers(`127.0.0.1:${site.databasePort}`);
      mute.close();
      await sleep(1100);
    }
    await normal();
  });
});

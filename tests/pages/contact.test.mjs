// The contact form's promise: who sees a receipt has a letter that is stored once; who does not is told so and keeps
// the text. And the mails that tell the newsroom, through a real mail program to a mail server of ours.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { simpleParser } from 'mailparser';
import { address, command, get, hasClock, importStories, masthead, post, receiptIn, setClock, siteClock, sites } from '../lib/sites.mjs';
import { signedToken } from '../lib/token.mjs';
import { folderOf, tick, withSettings } from '../lib/settings.mjs';

// Takes mails as a server of the newsroom's provider would.
const mails = [];
const smtp = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'], logger: false,
  onData(stream, session, done) {
    const parts = [];
    stream.on('data', (part) => parts.push(part));
    stream.on('end', () => {
      mails.push({ from: session.envelope.mailFrom.address, to: session.envelope.rcptTo.map((one) => one.address), text: Buffer.concat(parts).toString('latin1') });
      done();
    });
  },
});
const take = () => mails.splice(0);
const folder = mkdtempSync(join(tmpdir(), 'masthead-mail-'));
let sendmail;
before(async () => {
  await new Promise((resolve) => { smtp.listen(0, '127.0.0.1', resolve); });
  writeFileSync(join(folder, 'msmtprc'), `account default\nhost 127.0.0.1\nport ${smtp.server.address().port}\nfrom site@lantern.example\n`, { mode: 0o600 });
  sendmail = `/usr/bin/msmtp -C ${folder}/msmtprc -t -i`;
});
after(() => new Promise((resolve) => { rmSync(folder, { recursive: true }); smtp.close(resolve); }));

const script = (text) => {
  const file = join(folder, 'mailer');
  writeFileSync(`${file}.new`, `#!/bin/sh\n${text}\n`);
  chmodSync(`${file}.new`, 0o755);
  renameSync(`${file}.new`, file);
  return file;
};
const tokenIn = (html) => html.match(/name="token" value="([^"]+)"/)[1];
const list = (site, ...words) => masthead(site, 'message', 'list', '--limit', '1000', ...words).trim().split('\n').filter(Boolean)
  .map((line) => { const [receipt, at, state, notice, kind, email, subject] = line.split('\t'); return { receipt, at, state, notice, kind, email, subject }; });
const rowOf = (site, receipt) => list(site, '--state', 'all').filter((row) => row.receipt === receipt);

const three = [sites[0], sites.find((site) => site.engine === 'mysql' && site.mode === 'fastcgi'), sites.find((site) => site.server === 'apache' && site.mode !== 'fastcgi')]
  .filter((site, i, all) => site && all.indexOf(site) === i);
for (const site of three) describe(`contact: ${site.name}`, () => {
  const path = (query = '', language = 'en') => address(site, 'contact', '/contact', language) + query;
  const spool = (name = 'new') => { const at = `${folderOf(site)}/spool/${name}`; return existsSync(at) ? readdirSync(at) : []; };
  let made = 0;
  // A form that was opened a minute ago, by somebody of whom nothing is known.
  const letter = async (more = {}) => {
    const { status, text } = await get(site, path());
    assert.equal(status, 200);
    assert.match(tokenIn(text), /^1\.[0-9a-f]{32}\.\d+\.\d+\.[0-9a-f]{64}$/);
    const key = readFileSync(`${folderOf(site)}/secret`, 'utf8').split('\n')[0].trim();
    rmSync(`${folderOf(site)}/contact.ledger`, { force: true });
    return { token: signedToken(key, siteClock(site) - 60), kind: 'tip', name: 'Ada Reader', email: 'ada@example.org', subject: 'A bridge', body: `Letter ${made += 1} of ${Date.now()}`, ...more };
  };
  const person = { 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', Accept: 'text/html,*/*;q=0.8', 'Accept-Language': 'en', 'Sec-Fetch-Mode': 'navigate',
    Referer: site.url + '/contact' };
  const send = async (fields, language = 'en') => {
    const { status, text } = await post(site, path('', language), fields, person);
    assert.equal(status, 200, text.slice(0, 2000));
    return receiptIn(text);
  };
  const mailed = (more, work) => withSettings(site, { mail_to: 'desk@lantern.example night@lantern.example', mail_from: 'site@lantern.example', sendmail, ...more }, work);
  // Nobody listens there.
  const away = site.engine === 'mysql' ? 'mysql://nobody:x@127.0.0.1:9/none' : 'sqlite:var/no-such-folder/masthead.db';

  test('the newsroom gets a mail that it can answer, whatever the visitor typed', () => mailed({}, async () => {
    await tick(site);
    take();
    importStories(site, [{ id: 'bridge', slug: 'bridge', title: 'The bridge of Kərpic', body: ['It stands.'], category: 'Culture', tags: ['Bells'], published_at: '2024-02-02T10:00:00Z' }], 'contact', '--language', 'en');
    const id = masthead(site, 'article', 'list', '--language', 'en', '--limit', '500').split('\n').find((row) => row.includes('The bridge of Kərpic')).split('\t')[0];
    const name = 'Əli "Şef" <x@y.example>, Bcc: z', subject = '=?UTF-8?Q?x?= 🌉 Körpü'.padEnd(140, 'ə');
    const body = '.\nFrom here\r\n.\n' + 'x'.repeat(3000) + '\nƏ 🌉';
    const receipt = await send(await letter({ name, subject, email: 'ali+tag@xəbər.example', body, kind: 'correction', article: id }));
    await tick(site);
    const [mail, ...others] = take();
    assert.equal(others.length, 0);
    assert.equal(mail.from, 'site@lantern.example');
    assert.deepEqual(mail.to, ['desk@lantern.example', 'night@lantern.example']);
    const read = await simpleParser(Buffer.from(mail.text, 'latin1'));
    assert.deepEqual(read.headerLines.map(({ key }) => key).filter((key) => key !== 'received').sort(), ['auto-submitted', 'content-transfer-encoding', 'content-type', 'date', 'from', 'message-id', 'mime-version', 'reply-to', 'subject', 'to']);
    assert.deepEqual(read.replyTo.value, [{ name, address: 'ali+tag@xəbər.example' }]);
    assert.deepEqual(read.from.value.map((one) => one.address), ['site@lantern.example']);
    assert.ok(read.subject.endsWith(`A correction: ${subject}`), read.subject);
    assert.match(read.messageId, /^<[0-9a-f]{32}@lantern\.example>$/);
    const plain = read.text.replaceAll('\r\n', '\n');
    assert.ok(plain.includes(body.replaceAll('\r\n', '\n')));
    for (const part of [receipt, 'The bridge of Kərpic', `/${id}/bridge`]) assert.ok(plain.includes(part), part);
    for (const line of mail.text.split('\r\n')) assert.ok(line.length <= 998);
    assert.deepEqual(rowOf(site, receipt).map((row) => row.notice), ['sent']);
    await tick(site);
    assert.equal(take().length, 0);
  }));

  if (hasClock(site)) test('a mail program that fails is asked again, with the same Message-ID', async () => {
    const kept = join(folder, 'taken');
    const now = siteClock(site);
    await mailed({ sendmail: script(`cat > ${kept}; echo full queue >&2; exit 75`) }, async () => {
      const receipt = await send(await letter());
      await tick(site);
      const first = readFileSync(kept, 'utf8').match(/^Message-ID: .*$/m)[0];
      assert.deepEqual(rowOf(site, receipt).map((row) => row.notice), ['waiting']);
      assert.match(masthead(site, 'message', 'show', receipt), /exit code 75 full queue/);
      rmSync(kept);
      await tick(site);
      assert.ok(!existsSync(kept), 'not before its minute');
      setClock(site, now + 61);
      script(`cat > ${kept}`);
      await tick(site);
      assert.equal(readFileSync(kept, 'utf8').match(/^Message-ID: .*$/m)[0], first);
      assert.deepEqual(rowOf(site, receipt).map((row) => row.notice), ['sent']);
      const lost = await send(await letter());
      await withSettings(site, { sendmail: '/no/such/program' }, () => tick(site));
      setClock(site, now + 6 * 24 * 60 * 60);
      await withSettings(site, { sendmail: '/no/such/program' }, () => tick(site));
      assert.deepEqual(rowOf(site, lost).map((row) => row.notice), ['failed']);
    });
    setClock(site, now);
  });

  test('without a database the form opens, and a letter is thanked for, kept, and stored once', async () => {
    const before = list(site, '--state', 'all').length;
    let fields, receipt, other;
    const stored = await letter();
    const known = await send(stored);
    await withSettings(site, { database: away }, async () => {
      fields = await letter({ body: 'Kept while the database was away, ə', article: '7' });
      receipt = await send(fields, 'tr');
      assert.equal(await send(fields), receipt, 'pressed twice');
      assert.equal(await send(stored), known, 'stored before');
      other = await send({ ...fields, body: 'Changed and sent again' });
      assert.notEqual(other, receipt);
      assert.equal(spool().length, 3);
      const bad = await post(site, path(), { ...fields, email: 'nobody' });
      assert.equal(bad.status, 422);
      assert.match(bad.text, /name="article" value="7"/);
    });
    assert.equal(rowOf(site, receipt).length, 0);
    assert.equal(await send(fields), receipt);
    await tick(site);
    assert.deepEqual(spool(), []);
    for (const one of [receipt, other, known]) assert.equal(rowOf(site, one).length, 1);
    assert.equal(list(site, '--state', 'all').length, before + 3);
    assert.match(masthead(site, 'message', 'show', receipt), /Kept while the database was away, ə/);
  });

  test('the next letter takes those along that had to wait', async () => {
    let receipt;
    await withSettings(site, { database: away }, async () => { receipt = await send(await letter()); });
    assert.equal(spool().length, 1);
    await send(await letter());
    assert.deepEqual(spool(), []);
    assert.equal(rowOf(site, receipt).length, 1);
  });

  test('with neither database nor spool nobody is thanked, and the text is kept', async () => {
    const fields = await letter({ body: 'Kept <in> the page,\nə', article: '7' });
    const at = `${folderOf(site)}/spool`;
    renameSync(at, `${at}.away`);
    writeFileSync(at, 'not a folder');
    try {
      await withSettings(site, { database: away }, async () => {
        for (const [language, words] of [['en', 'Your message was not sent'], ['tr', 'gönderilmedi'], ['az', 'göndərilmədi']]) {
          const answer = await post(site, path('', language), fields);
          assert.equal(answer.status, 503);
          assert.equal(answer.headers.get('retry-after'), '30');
          assert.ok(answer.text.includes(words), words);
          assert.match(answer.text, /Kept &lt;in&gt; the page,\r?\nə/);
          assert.match(answer.text, /name="article" value="7"/);
          assert.equal(receiptIn(answer.text), undefined);
        }
      });
    } finally {
      rmSync(at);
      renameSync(`${at}.away`, at);
    }
  });

  test('letters are listed, shown, put aside, answered, exported, and deleted when their days are over', () => mailed({}, async () => {
    const fields = await letter({ email: 'reader@xəbər.example', name: 'Əli', kind: 'reply' });
    const receipt = await send(fields);
    await tick(site);
    take();
    assert.equal(list(site).find((row) => row.receipt === receipt).kind, 'reply');
    const shown = JSON.parse(masthead(site, 'message', 'show', receipt.toLowerCase().replaceAll('-', ''), '--json'));
    assert.equal(shown.body, fields.body);
    assert.equal(shown.name, 'Əli');
    assert.equal(masthead(site, 'message', 'show', shown.id), masthead(site, 'message', 'show', receipt));
    masthead(site, 'message', 'spam', receipt);
    assert.ok(!list(site).some((row) => row.receipt === receipt));
    masthead(site, 'message', 'accept', receipt);
    assert.ok(list(site).some((row) => row.receipt === receipt));
    const answered = spawnSync(command, ['--config', `${site.folder}/masthead.conf`, 'message', 'reply', receipt], { input: 'Təşəkkürlər.\n', encoding: 'utf8' });
    assert.equal(answered.status, 0, answered.stderr);
    await tick(site);
    const [mail] = take();
    assert.match(mail.text, /^ <reader@xn--xbr-dtbb\.example>\r$/m);
    assert.deepEqual(mail.to, ['reader@xəbər.example']);  // as the server reads it
    const read = await simpleParser(Buffer.from(mail.text, 'latin1'));
    assert.ok(read.text.startsWith('Təşəkkürlər.'));
    assert.equal(read.inReplyTo, `<${shown.id}@lantern.example>`);
    assert.deepEqual(read.replyTo.value.map((one) => one.address), ['desk@lantern.example']);
    const exported = masthead(site, 'message', 'export', '--state', 'answered').trim().split('\n').map((line) => JSON.parse(line)).find((one) => one.receipt === receipt);
    assert.equal(exported.body, fields.body);
    for (const [words, code] of [[['show', 'ZZZZ-ZZZZ-ZZZZ'], 1], [['list', '--state', 'x'], 2], [['reply', receipt, '/no/such/file'], 1], [['show'], 2]]) {
      assert.equal(spawnSync(command, ['--config', `${site.folder}/masthead.conf`, 'message', ...words]).status, code, words.join(' '));
    }
    if (!hasClock(site)) return;
    const now = siteClock(site);
    setClock(site, now + 364 * 24 * 60 * 60);
    await tick(site);
    assert.equal(rowOf(site, receipt).length, 1);
    setClock(site, now + 366 * 24 * 60 * 60);
    await tick(site);
    assert.equal(rowOf(site, receipt).length, 0);
    setClock(site, now);
  }));

  test('the link under an article opens the form with the story in it', async () => {
    const front = (await get(site, address(site, 'mainpage', '/'))).text;
    const story = front.match(/\/article(?:\.cgi)?\/\d+\/[a-z0-9-]+/)[0];
    const article = (await get(site, site.links === 'clean' ? site.base + story : `${site.base}/cgi-bin${story}`)).text;
    const to = article.match(/href="([^"]*contact[^"]*\?article=\d+)"/)[1];
    const form = await get(site, to);
    assert.match(form.text, /name="article" value="\d+"/);
    assert.match(form.text, /<option value="correction" selected>/);
  });
});

// The promise of the contact form (docs/contact.md) while everything dies: letters through nginx and CGI into three
// Galera nodes, while programs are killed at random, the database is restarted, a disk is full, a node is lost.
//   LETTERS=10000 RESTARTS=20 tests/faults/run letters
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Cluster } from './cluster.mjs';
import { root, sleep } from './lib.mjs';

const letters = Number(process.env.LETTERS ?? 10000), restarts = Number(process.env.RESTARTS ?? 20);
const writers = 12, tries = 3;
const any = (most) => Math.floor(Math.random() * most);
const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const prefixOf = (receipt) => [...receipt.replaceAll('-', '')].reduce((bits, letter) => bits << 5n | BigInt(crockford.indexOf(letter)), 0n).toString(16).padStart(15, '0');

let cluster, site;
const disk = () => join(cluster.nodes[0].folder, 'data');
before(async () => {
  cluster = await new Cluster('PT2S').start();
  site = await cluster.startSite(8);
});
after(async () => {
  await site?.end();
  for (const node of cluster?.nodes ?? []) cluster.kill(node);
  await sleep(1000);
  if (cluster) spawnSync('umount', ['-l', disk()], { stdio: 'ignore' });
  cluster?.end();
});

// One letter, as a person sends it: when nothing comes back, the same form again.
async function write(number, tally) {
  const subject = `letter-${number}`;
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin' };
  let token;
  while (!token) {
    const form = await site.ask('/contact').catch(() => undefined);
    token = form?.text.match(/name="token" value="([^"]+)"/)?.[1];
  }
  const body = new URLSearchParams({ token, kind: 'tip', name: 'Ada', email: 'ada@example.org', subject, body: `Text of ${subject}`, comment: '' }).toString();
  for (let i = 0; i < tries; ++i) {
    tally.attempts += 1;
    const answer = await site.ask('/contact', { method: 'POST', body, headers }).catch(() => ({ status: 0, text: '' }));
    const receipt = answer.text.match(/\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b/)?.[0];
    if (receipt) { tally.receipts.set(subject, receipt); return; }
    tally.statuses.set(answer.status, (tally.statuses.get(answer.status) ?? 0) + 1);
    tally[answer.status === 503 ? 'refused' : 'nothing'] += 1;
  }
}

const isOurs = (pid) => {
  try { return pid !== '' && readFileSync(`/proc/${pid}/environ`, 'utf8').includes(site.configuration); } catch { return false; }
};

// Programs of the site, each 20 to 120 ms one of them.
async function killPrograms(tally, isOver) {
  while (!isOver()) {
    await sleep(20 + any(100));
    const running = spawnSync('pgrep', ['-f', '[.]cgi$'], { encoding: 'utf8' }).stdout.split('\n').filter(isOurs);
    if (running.length === 0) continue;
    try { process.kill(Number(running[any(running.length)]), 'SIGKILL'); tally.killed += 1; } catch { /* it was faster */ }
  }
}

// When too few nodes are left, the survivors wait for an operator: the cluster goes on with one of them. Not before
// they have noticed who is gone (evs.inactive_timeout: 6 s): else they wait again once they do.
async function goOn(without) {
  const others = cluster.nodes.filter((node) => node !== without);
  for (let second = 0; second < 30; ++second) {
    if (others.some((node) => cluster.isReady(node))) return;
    await sleep(1000);
    if (second < 8) continue;
    for (const node of others) {
      try { cluster.sql(node, "SET GLOBAL wsrep_provider_options = 'pc.bootstrap=YES'"); break; } catch { /* it is down, too */ }
    }
  }
}

// Killed with the scripts that it has started, and begun anew until it is one of the cluster again.
async function comeBack(node) {
  for (;;) {
    cluster.kill(node);
    spawnSync('pkill', ['-9', '-f', `${node.folder}/data`]);
    await sleep(300);
    await goOn(node);
    cluster.spawn(node);
    const isOver = () => cluster.isReady(node) || node.process.exitCode !== null || node.process.signalCode !== null;
    try { await cluster.until(isOver, 60000, node.name); } catch { /* once more */ }
    if (cluster.isReady(node)) return;
    process.stderr.write(`${node.name} does not come back: ${readFileSync(join(node.folder, 'log'), 'utf8').split('\n').filter((line) => /ERROR/.test(line)).slice(-2).join(' | ').slice(0, 300)}\n`);
  }
}

async function restart(node, tally) {
  node.process.kill(any(2) ? 'SIGTERM' : 'SIGKILL');
  await sleep(500 + any(1500));
  await comeBack(node);
  tally.restarts += 1;
}

// No space under the first node for ten seconds; root may mount a small file system.
async function fillDisk(tally) {
  spawnSync('dd', ['if=/dev/zero', `of=${disk()}/ballast`, 'bs=1M'], { stdio: 'ignore' });
  spawnSync('dd', ['if=/dev/zero', `of=${disk()}/ballast2`, 'bs=512'], { stdio: 'ignore' });
  tally.full = readdirSync(disk()).includes('ballast');
  await sleep(10000);
  for (const name of ['ballast', 'ballast2']) rmSync(`${disk()}/${name}`, { force: true });
}

async function smallDisk() {
  const [first] = cluster.nodes;
  first.process.kill('SIGTERM');
  await sleep(4000);
  cluster.kill(first);
  renameSync(disk(), `${disk()}-first`);
  mkdirSync(disk());
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=400m', 'tmpfs', disk()]);
  execFileSync('cp', ['-a', `${disk()}-first/.`, disk()]);
  execFileSync('chown', ['--reference', `${disk()}-first`, disk()]);
  await cluster.run(first);
}

test(`${letters} letters: none lost, none doubled, no receipt without a stored letter`, { timeout: 40 * 60 * 1000, skip: process.getuid() === 0 ? false : 'needs root, to mount a small file system' }, async (t) => {
  await smallDisk();
  process.stderr.write('the cluster is up\n');
  const tally = { attempts: 0, refused: 0, nothing: 0, killed: 0, restarts: 0, spooled: 0, statuses: new Map(), receipts: new Map() };
  let next = 0, over = false;
  const begun = Date.now();
  const say = (words) => process.stderr.write(`${((Date.now() - begun) / 1000).toFixed(0)} s: ${next} letters, ${words}\n`);
  const work = Promise.all(Array.from({ length: writers }, async () => { while (next < letters) await write(next++, tally); }));
  const killer = killPrograms(tally, () => over);
  const ticking = (async () => {
    while (!over) {
      const waiting = `${site.folder}/var/spool/new`;
      if (existsSync(waiting)) tally.spooled = Math.max(tally.spooled, readdirSync(waiting).length);
      spawnSync(join(root, 'build/masthead'), ['--config', site.configuration, 'tick', '--for', '0'], { stdio: 'ignore', timeout: 60000 });
      await sleep(3000);
    }
  })();
  const faults = (async () => {
    const [first, second] = cluster.nodes;
    for (let i = 0; i < restarts; ++i) {
      const share = (i + 1) / (restarts + 1);
      // Spread over the letters; what is left is done at the end.
      while (next < letters * share * 0.9) await sleep(50);
      if (i === Math.floor(restarts / 3)) await fillDisk(tally);
      if (i === Math.floor(restarts / 2)) { cluster.kill(second); tally.lost = second.name; }
      await restart(first, tally);
      say(`${tally.receipts.size} receipts, ${tally.killed} programs killed, restart ${tally.restarts}`);
      if (i === Math.floor(restarts / 2) + 1) await comeBack(second);
    }
    if (!cluster.isReady(second)) await comeBack(second);
  })();
  await Promise.all([work, faults]);
  over = true;
  await Promise.all([killer, ticking]);
  for (let i = 0; i < 60 && (!existsSync(`${site.folder}/var/spool/new`) || readdirSync(`${site.folder}/var/spool/new`).length > 0); ++i) {
    spawnSync(join(root, 'build/masthead'), ['--config', site.configuration, 'tick', '--for', '0'], { stdio: 'ignore' });
    await sleep(500);
  }
  const tell = (words) => t.diagnostic(words);
  const seconds = ((Date.now() - begun) / 1000).toFixed(0);
  tell(`${letters} letters in ${seconds} s: ${tally.attempts} attempts, ${tally.receipts.size} receipts, ${tally.refused} refused (503), ${tally.nothing} without an answer; ` +
    `${tally.killed} programs killed, database restarted ${tally.restarts} times, disk full ${tally.full ? 'once' : 'never'}, ${tally.lost} lost; up to ${tally.spooled} letters in the spool; answers without a receipt by status: ${JSON.stringify([...tally.statuses])}`);
  for (const node of cluster.nodes) {
    const rows = cluster.sql(node, "SELECT id, subject, body FROM masthead.message WHERE subject LIKE 'letter-%'").split('\n').filter(Boolean).map((row) => row.split('\t'));
    const of = Map.groupBy ? Map.groupBy(rows, ([, subject]) => subject) : rows.reduce((all, row) => all.set(row[1], [...(all.get(row[1]) ?? []), row]), new Map());
    const lost = [...tally.receipts].filter(([subject, receipt]) => !of.get(subject)?.some(([id, , body]) => id.startsWith(prefixOf(receipt)) && body === `Text of ${subject}`));
    const doubled = [...of].filter(([, same]) => same.length > 1);
    const outbox = cluster.sql(node, "SELECT COUNT(*) FROM masthead.outbox");
    tell(`${node.name}: ${rows.length} rows, ${outbox} in the outbox, ${lost.length} lost, ${doubled.length} doubled`);
    assert.deepEqual(lost.slice(0, 5), [], 'receipts without their letter');
    assert.deepEqual(doubled.slice(0, 5), [], 'letters stored twice');
  }
  assert.ok(tally.receipts.size >= letters * 0.9, `${tally.receipts.size} receipts`);
  assert.ok(tally.full && tally.restarts >= restarts && tally.killed > letters / 100, 'the faults took place');
  assert.equal(readdirSync(`${site.folder}/var/spool/bad`).length, 0);
});

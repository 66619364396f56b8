// Three nodes of MariaDB with Galera on 127.0.0.1, run by an ordinary user: by who calls, or, when that
// is root, by `nobody`. MASTHEAD_SST is the folder of Debian's wsrep_sst_rsync (tests/faults/run).
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { freePort, noLimits, root, Site, sleep } from './lib.mjs';

const nobody = 65534;
const isRoot = process.getuid() === 0;
const as = isRoot ? { uid: nobody, gid: nobody } : {};
const environment = { PATH: `${process.env.MASTHEAD_SST}:/usr/sbin:/usr/bin:/sbin:/bin`, LANG: 'C.UTF-8' };
const password = 'only-for-this-test';

export class Cluster {
  constructor(suspect) {
    this.suspect = suspect;
    this.folder = mkdtempSync(join(tmpdir(), 'masthead-galera-'));
    chmodSync(this.folder, 0o755);
    this.nodes = [];
    this.processes = [];
  }

  async start() {
    for (let number = 0; number < 3; ++number) this.nodes.push(await this.node(number));
    const [first, ...others] = this.nodes;
    execFileSync('mariadb-install-db', ['--no-defaults', `--datadir=${first.folder}/data`, '--skip-test-db', '--innodb-log-file-size=8M',
      '--auth-root-authentication-method=socket', `--auth-root-socket-user=${userInfo().username}`], { ...as, env: environment, stdio: 'pipe' });
    await this.run(first, '--wsrep-new-cluster');
    for (const host of ['127.0.0.1', 'localhost']) {
      this.sql(first, `CREATE USER masthead@'${host}' IDENTIFIED BY '${password}'; GRANT ALL ON \`masthead%\`.* TO masthead@'${host}'`);
    }
    this.sql(first, 'CREATE DATABASE masthead CHARACTER SET utf8mb4');
    // One after the other: each gets all data from a node that is up.
    for (const node of others) await this.run(node);
    return this;
  }

  // A site on this host that asks the nodes in their order.
  async startSite(workers) {
    const folder = mkdtempSync(join(tmpdir(), 'masthead-faults-'));
    const hosts = this.nodes.map((node) => `127.0.0.1:${node.port}`).join(',');
    const site = new Site(folder, 0);
    await site.tool('up', `build=${join(root, 'build')}`, `database=mysql://masthead:${password}@${hosts}/masthead`, ...noLimits,
      `workers=${workers}`, `port=${await freePort()}`);
    site.url = readFileSync(join(folder, 'server/url'), 'utf8').trim();
    return site;
  }

  async node(number) {
    const folder = join(this.folder, `node${number + 1}`);
    mkdirSync(join(folder, 'data'), { recursive: true });
    if (isRoot) for (const one of [folder, join(folder, 'data')]) chownSync(one, nobody, nobody);
    const [port, group, incremental, whole] = [await freePort(), await freePort(), await freePort(), await freePort()];
    return { name: `node${number + 1}`, folder, port, group, incremental, whole, socket: join(folder, 'sock') };
  }

  // Starts it and waits until it is one of the cluster.
  async run(node, ...options) {
    this.spawn(node, ...options);
    await this.until(() => this.isReady(node), 120000, `${node.name} is ready`);
  }
  spawn(node, ...options) {
    const log = openSync(join(node.folder, 'log'), 'a');
    const group = `gcomm://${this.nodes.map((one) => `127.0.0.1:${one.group}`).join(',')}`;
    node.process = spawn('mariadbd', ['--no-defaults', `--datadir=${node.folder}/data`, `--socket=${node.socket}`,
      `--port=${node.port}`, '--bind-address=127.0.0.1', '--skip-name-resolve', '--binlog-format=ROW', '--innodb-autoinc-lock-mode=2',
      '--innodb-buffer-pool-size=32M', '--innodb-log-file-size=8M', '--innodb-flush-log-at-trx-commit=0', '--key-buffer-size=1M',
      '--character-set-server=utf8mb4', '--wsrep-on=ON', '--wsrep-provider=/usr/lib/galera/libgalera_smm.so',
      '--wsrep-cluster-name=masthead', `--wsrep-node-name=${node.name}`, `--wsrep-node-address=127.0.0.1:${node.group}`,
      `--wsrep-cluster-address=${group}`, '--wsrep-sst-method=rsync', `--wsrep-sst-receive-address=127.0.0.1:${node.whole}`,
      `--wsrep-provider-options=base_host=127.0.0.1;base_port=${node.group};gmcast.listen_addr=tcp://127.0.0.1:${node.group};` +
        `ist.recv_addr=127.0.0.1:${node.incremental};ist.recv_bind=127.0.0.1:${node.incremental};gcache.size=32M;` +
        (this.suspect ? `evs.keepalive_period=PT0.5S;evs.suspect_timeout=${this.suspect};evs.inactive_timeout=PT6S` : 'pc.weight=1'),
      ...options], { ...as, env: environment, stdio: ['ignore', log, log], detached: true });
    node.process.on('error', () => {});
    this.processes.push(node.process);
  }

  sql(node, statement) {
    return execFileSync('mariadb', ['--no-defaults', `--socket=${node.socket}`, '--connect-timeout=3', '-N', '-B', '-e', statement],
      { encoding: 'utf8', timeout: 10000, stdio: ['ignore', 'pipe', 'pipe'] }).trim();
  }
  status(node, name) {
    try { return this.sql(node, `SHOW STATUS LIKE '${name}'`).split('\t')[1]; } catch { return undefined; }
  }
  isReady(node) { return this.status(node, 'wsrep_ready') === 'ON'; }
  async until(check, limit, what) {
    const end = Date.now() + limit;
    while (!check()) {
      if (Date.now() > end) throw new Error(`not within ${limit / 1000} s: ${what}`);
      await sleep(200);
    }
  }

  signal(node, name) { this.signalGroup(node.process, name); }
  // A node and the scripts that it has started.
  signalGroup({ pid }, name) { try { process.kill(-pid, name); } catch { /* it has ended */ } }
  kill(node) { this.signal(node, 'SIGKILL'); }
  end() {
    for (const one of this.processes) if (one.exitCode === null && one.signalCode === null) this.signalGroup(one, 'SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}

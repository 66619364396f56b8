// Two questions that a table of rates does not answer: what a rush does to a page that has just been thrown away,
// and whether a process that stays grows.
import http from 'node:http';
import { build, run } from './servers.mjs';
import { client, counters } from './mariadb.mjs';
import { get, load, median, residentMiB } from './measure.mjs';

const readers = 200;
const gzip = { 'Accept-Encoding': 'gzip' };

// All readers at once, on connections that are open already: their milliseconds, and how many were not served.
async function rush(url, agent) {
  const all = await Promise.allSettled(Array.from({ length: readers }, () => get(url, gzip, agent)));
  const good = all.filter((one) => one.status === 'fulfilled' && one.value.status === 200).map((one) => one.value.ms);
  good.sort((a, b) => a - b);
  return { p99: good[Math.floor(good.length * 0.99)] ?? NaN, errors: all.length - good.length };
}

// Renders are counted by the statements that MariaDB got: those of the rush, divided by those of one reader who comes
// alone after a purge.
export async function stampede(servers, way, folder, times = 7) {
  const site = 'mysql-cached';
  const url = `${servers.url(`${way}-${site}`)}/`;
  const config = `${servers.sites.get(site)}/masthead.conf`;
  const agent = new http.Agent({ keepAlive: true, maxSockets: readers, maxFreeSockets: readers });
  const db = client(folder);
  const purge = () => run(`${build}/masthead`, '--config', config, 'purge');
  const asked = async (work) => {
    const before = counters(db).statements;
    const result = await work();
    return [result, counters(db).statements - before];
  };
  await rush(url, agent);
  const found = [];
  for (let time = 0; time < times; time++) {
    const warm = await rush(url, agent);
    purge();
    const [, one] = await asked(() => get(url, gzip));
    purge();
    const [cold, all] = await asked(() => rush(url, agent));
    found.push({ warm: warm.p99, cold: cold.p99, errors: warm.errors + cold.errors, renders: all / one, one, all });
  }
  agent.destroy();
  const of = (key) => found.map((one) => one[key]);
  return { way, times, warm: median(of('warm')), cold: median(of('cold')), renders: Math.max(...of('renders')),
    errors: of('errors').reduce((sum, one) => sum + one), one: median(of('one')), all: Math.max(...of('all')) };
}

// One process, all pages in turns, on MariaDB. One request in thirty is a search, which is always made.
export async function memoryOfFastCgi(servers, folder, pages, marks = [1000, 10000, 100000]) {
  servers.site('memory', folder, {});
  const socket = await servers.pool('memory', 1, { MASTHEAD_REQUESTS: '10000000' });
  servers.server('memory', 'memory', socket, 'fastcgi');
  await servers.nginx();
  const kept = pages.filter((page) => !page.never).map((page) => page.path);
  const paths = [...kept, ...kept, ...kept, ...kept, ...pages.filter((page) => page.never).map((page) => page.path)];
  const sizes = [];
  let served = 0;
  for (const mark of marks) {
    while (served < mark) {
      const found = await load(servers.url('memory'), { headers: gzip, seconds: 1, connections: served < marks[0] ? 1 : 8, pages: paths });
      if (found.errors) throw new Error(`FastCGI: ${found.errors} errors`);
      served += found.requests;
    }
    const pids = servers.processes('fastcgi-memory');
    sizes.push({ served, now: residentMiB(pids), peak: residentMiB(pids, 'VmHWM') });
  }
  return sizes;
}

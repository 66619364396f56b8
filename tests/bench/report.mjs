// The tables of `make bench`, in Markdown.
import os from 'node:os';
import { readFileSync } from 'node:fs';
import { run } from './servers.mjs';

export const number = (value, digits) => (Number.isFinite(value) ? value.toFixed(digits) : '-');
const rate = (value) => (value >= 100 ? Math.round(value).toLocaleString('en') : number(value, 1));
export const ratio = (value) => number(value, value < 0.1 ? 3 : value < 10 ? 2 : 1);

export function machine() {
  const processor = readFileSync('/proc/cpuinfo', 'utf8').match(/model name\s*:\s*(.*)/)?.[1] ?? 'unknown';
  const nginx = (() => {
    try {
      return run('sh', '-c', 'nginx -v 2>&1').match(/nginx\/(\S+)/)[1];
    } catch {
      return '?';
    }
  })();
  return `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC, ${os.cpus().length} cores (${processor}), ` +
    `${Math.round(os.totalmem() / 2 ** 30)} GiB, Linux ${os.release()}, nginx ${nginx}`;
}

function bigTable({ lines, empty, engines }) {
  const rows = ['| page | way | engine | requests/s | p50 ms | p99 ms | CPU ms | database ms | peak MiB | / static file | / empty CGI |',
    '|---|---|---|--:|--:|--:|--:|--:|--:|--:|--:|'];
  const order = ['', 'static file', 'published', 'FastCGI cached', 'FastCGI uncached', 'CGI cached', 'CGI uncached'];
  const pages = [empty.page, ...new Set(lines.map(({ row }) => row.page).filter((page) => page !== empty.page))];
  const place = ({ row }) => pages.indexOf(row.page) * 10 + order.indexOf(row.way);
  for (const line of [...lines].sort((a, b) => place(a) - place(b))) {
    const { row } = line;
    rows.push(`| ${row.page.name} | ${row.way} | ${engines[row.engine] ?? ''} | ${rate(line.rate)} | ${number(line.p50, 2)} | ` +
      `${number(line.p99, 2)} | ${number(line.cpu, 3)} | ${number(line.database, 3)} | ${number(line.peak, 1)} | ` +
      `${ratio(line.toStatic)} | ${ratio(line.toEmpty)} |`);
  }
  return rows.join('\n');
}

const nameOfWay = { fastcgi: 'FastCGI (4 processes)', cgi: 'CGI (fcgiwrap, 8)' };

function stampedeTable(stampedes) {
  const rows = ['| way | cached p99 ms | just purged p99 ms | ratio | statements of one render | of the rush | renders | errors |',
    '|---|--:|--:|--:|--:|--:|--:|--:|'];
  for (const one of stampedes) {
    rows.push(`| ${nameOfWay[one.way]} | ${number(one.warm, 1)} | ${number(one.cold, 1)} | ${number(one.cold / one.warm, 2)} | ` +
      `${one.one} | ${one.all} | ${number(one.renders, 2)} | ${one.errors} |`);
  }
  return rows.join('\n');
}

function memoryTable(memory) {
  const rows = ['| requests | resident MiB | peak MiB |', '|--:|--:|--:|'];
  for (const one of memory) rows.push(`| ${one.served.toLocaleString('en')} | ${number(one.now, 1)} | ${number(one.peak, 1)} |`);
  return rows.join('\n');
}

// [what, wanted, measured, met]
function targets({ lines, stampedes, memory }) {
  const find = (page, way, engine = '') =>
    lines.find(({ row }) => row.page.name === page && row.way === way && row.engine === engine) ?? {};
  const list = [];
  const least = (what, wanted, measured) => list.push([what, `>= ${wanted}`, ratio(measured), measured >= wanted]);
  const most = (what, wanted, measured, digits = 2) => list.push([what, `<= ${wanted}`, number(measured, digits), measured <= wanted]);
  least('published, gzip / static file', 0.95, find('front page', 'published').toStatic);
  least('published, plain / static file', 0.95, find('front page, plain', 'published').toStatic);
  for (const [engine, name, wanted] of [['sqlite', 'SQLite', 0.4], ['mysql', 'MariaDB', 0.28]]) {
    least(`CGI, cached / empty CGI (${name})`, 0.85, find('front page', 'CGI cached', engine).toEmpty);
    least(`CGI, front page uncached / empty CGI (${name})`, wanted, find('front page', 'CGI uncached', engine).toEmpty);
  }
  least('FastCGI cached / static file', 0.25, find('front page', 'FastCGI cached', 'mysql').toStatic);
  least('FastCGI uncached front page, MariaDB / empty CGI', 1.5, find('front page', 'FastCGI uncached', 'mysql').toEmpty);
  least('304 / cached 200, FastCGI', 1, find('304', 'FastCGI cached', 'mysql').to200);
  most('peak MiB of a CGI request', 12, Math.max(...lines.filter(({ row, peak }) => row.way?.startsWith('CGI') && peak).map(({ peak }) => peak)), 1);
  most('MiB of a FastCGI process after 100,000 requests', 32, memory.at(-1).now, 1);
  most('its growth since 10,000 requests, MiB', 1, memory.at(-1).now - memory.at(-2).now, 1);
  for (const one of stampedes) {
    most(`stampede, ${nameOfWay[one.way]}: renders`, 2, one.renders);
    most(`stampede, ${nameOfWay[one.way]}: errors`, 0, one.errors, 0);
    most(`stampede, ${nameOfWay[one.way]}: p99 / cached p99`, 5, one.cold / one.warm);
  }
  const rows = list.map(([what, wanted, measured, met]) =>
    `| ${what} | ${wanted} | ${measured} | ${measured === '-' ? 'not measured' : met ? 'met' : '**not met**'} |`);
  return ['| target | wanted | measured | |', '|---|--:|--:|---|', ...rows].join('\n');
}

export function report(all) {
  return `${machine()}. ${all.stories.toLocaleString('en')} stories; median of ${all.rounds} rounds of ${all.seconds} s, ` +
    `concurrency 8; load average at the start ${number(all.loadBefore, 1)}; the whole took ${number(all.minutes, 1)} minutes.\n\n` +
    `${bigTable(all)}\n\n${readers(all)}\n\n${memoryTable(all.memory)}\n\n${targets(all)}\n`;
}

function readers({ stampedes }) {
  return `200 readers at once on the front page, cached and just purged (MariaDB, median of ${stampedes[0].times}; ` +
    `renders and statements: the most):\n\n${stampedeTable(stampedes)}\n\nOne FastCGI process, all pages in turns (MariaDB):`;
}

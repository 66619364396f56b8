// One measurement: so many requests in a second, how late they were answered, what they cost.
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { checkout, run, statOf } from './servers.mjs';

const ticks = Number(run('getconf', 'CLK_TCK'));

export function median(numbers) {
  const sorted = numbers.filter((one) => Number.isFinite(one)).sort((a, b) => a - b);
  return sorted.length ? sorted[sorted.length >> 1] : NaN;
}

// Milliseconds of CPU that these processes and their ended children have used.
export function processorMs(pids) {
  let sum = 0;
  for (const pid of pids) {
    const stat = statOf(pid);
    // utime, stime, cutime, cstime (proc(5), 14 to 17)
    if (stat) sum += stat.slice(11, 15).reduce((total, one) => total + Number(one), 0);
  }
  return (sum * 1000) / ticks;
}

function status(pid, name) {
  try {
    return Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(new RegExp(`^${name}:\\s*(\\d+)`, 'm'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
// MiB of the largest of them, now or at its peak since resetPeak().
export const residentMiB = (pids, name = 'VmRSS') => Math.max(...pids.map((pid) => status(pid, name))) / 1024;
export function resetPeak(pids) {
  for (const pid of pids) writeFileSync(`/proc/${pid}/clear_refs`, '5');
}

// One request: { status, headers, body, ms }.
export function get(url, headers = {}, agent = false) {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    http.get(url, { agent, headers }, (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers,
        body: Buffer.concat(parts), ms: performance.now() - begun }));
      answer.on('error', reject);
    }).on('error', reject);
  });
}

// wrk for `seconds`: { requests, seconds, p50, p99 (ms), errors }.
export function load(url, { headers = {}, seconds = 1, connections = 8, pages = [] } = {}) {
  const words = ['-t1', `-c${connections}`, `-d${seconds}s`, '-s', `${checkout}/tests/bench/wrk.lua`];
  for (const [name, value] of Object.entries(headers)) words.push('-H', `${name}: ${value}`);
  return new Promise((resolve, reject) => {
    const child = spawn('wrk', [...words, url], { env: { ...process.env, PAGES: pages.join(' ') } });
    let text = '';
    child.stdout.on('data', (part) => (text += part));
    child.stderr.on('data', (part) => (text += part));
    child.on('error', () => reject(new Error('wrk cannot be started: run make setup-bench')));
    child.on('close', () => {
      const json = text.match(/^JSON (.*)$/m)?.[1];
      if (json) resolve(JSON.parse(json));
      else reject(new Error(`wrk ${url}: ${text}`));
    });
  });
}

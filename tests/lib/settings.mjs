// A site's masthead.conf, changed for one test and put back.
import { execFile } from 'node:child_process';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { command, masthead, sleep } from './sites.mjs';

const file = (site) => `${site.folder}/masthead.conf`;

function write(site, text) {
  writeFileSync(`${file(site)}.new`, text);
  renameSync(`${file(site)}.new`, file(site));
}

// Runs `work` with these keys set. A FastCGI process looks once a second whether the file has changed.
export async function withSettings(site, settings, work) {
  const before = readFileSync(file(site), 'utf8');
  const others = before.split('\n').filter((line) => !(line.split('=')[0].trim() in settings)).join('\n').trimEnd();
  const pause = () => sleep(site.mode === 'fastcgi' ? 1200 : 0);
  write(site, others + '\n' + Object.entries(settings).map(([key, value]) => `${key} = ${value}\n`).join(''));
  try {
    await pause();
    return await work();
  } finally {
    write(site, before);
    await pause();
  }
}

// `masthead tick` while this process goes on and can answer it; gives what it said on standard error.
export function tick(site, environment = {}) {
  return new Promise((resolve, reject) => {
    execFile(command, ['--config', file(site), 'tick', '--for', '0'], { env: { ...process.env, ...environment } },
      (error, output, errors) => (error ? reject(new Error(`tick: ${errors}`)) : resolve(errors)));
  });
}

export const folderOf = (site) => `${site.folder}/${readFileSync(file(site), 'utf8').match(/^var *= *(.*)$/m)?.[1] ?? 'var'}`;
export const embedders = (site, ...words) => Object.fromEntries(
  JSON.parse(masthead(site, 'embedders', '--json', ...words)).hosts.map(({ host, views }) => [host, views]));

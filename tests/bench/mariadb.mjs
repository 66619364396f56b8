// What the MariaDB of a site says about itself.
import { readFileSync } from 'node:fs';
import { run } from './servers.mjs';

// Words for the command `mariadb` that reach the site's server.
export function client(folder) {
  const setting = readFileSync(`${folder}/masthead.conf`, 'utf8').match(/^database = mysql:\/\/masthead:([^@]*)@\/(\w+)\?socket=(.*)$/m);
  if (!setting) throw new Error(`${folder}: no MariaDB`);
  const [, password, , socket] = setting;
  return { password, words: ['--no-defaults', '-N', `--socket=${socket}`, '--user=masthead'] };
}

// { statements, rows } since it started: SELECTs, plain or prepared, and rows read from a table or an index.
export function counters({ password, words }) {
  process.env.MYSQL_PWD = password;
  const text = run('mariadb', ...words, '-e', 'SHOW GLOBAL STATUS');
  const value = (name) => Number(text.match(new RegExp(`^${name}\\t(\\d+)$`, 'm'))?.[1] ?? 0);
  const rows = ['first', 'key', 'last', 'next', 'prev', 'rnd', 'rnd_next'].reduce((sum, one) => sum + value(`Handler_read_${one}`), 0);
  return { statements: value('Com_select'), rows };
}

// Statements on a site's own database, for what no command makes: drafts, albums that are to come.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

// Gives the rows of the last statement, each a list of texts; both engines must understand it.
export function sql(site, ...statements) {
  const line = readFileSync(`${site.folder}/masthead.conf`, 'utf8').match(/^database = (.*)$/m)[1];
  if (line.startsWith('sqlite:')) return ofSqlite(`${site.folder}/${line.slice('sqlite:'.length)}`, statements);
  const [, user, password, name, socket] = line.match(/^mysql:\/\/(\w+):(\w+)@\/(\w+)\?socket=(.*)$/);
  const run = spawnSync('mariadb', ['--no-defaults', `--socket=${socket}`, `--user=${user}`, '-N', '-B', name, '-e', statements.join(';')],
    { encoding: 'utf8', env: { ...process.env, MYSQL_PWD: password } });
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout.split('\n').filter(Boolean).map((row) => row.split('\t'));
}

function ofSqlite(file, statements) {
  const db = new DatabaseSync(file);
  try {
    db.exec('PRAGMA busy_timeout = 5000');
    return statements.map((one) => db.prepare(one).all()).at(-1).map((row) => Object.values(row).map(String));
  } finally {
    db.close();
  }
}

// The Observatory's own scanner against a loopback address: node scan.mjs HOST HTTP_PORT HTTPS_PORT PATH
// prints {grade, score, tests: {name: [passed, modifier, result]}}. Its command takes neither port nor path, so this
// does what its src/scanner/index.js does with the answers. Offline: no list of preloaded hosts is asked for.
import { existsSync, writeFileSync } from 'node:fs';

const within = (path) => new URL(`node_modules/@mdn/mdn-http-observatory/${path}`, import.meta.url);
const list = within('conf/hsts-preload.json');
if (!existsSync(list)) writeFileSync(list, '{}');
const { retrieve } = await import(within('src/retriever/retriever.js'));
const { ALL_TESTS } = await import(within('src/constants.js'));
const { MINIMUM_SCORE_FOR_EXTRA_CREDIT } = await import(within('src/grader/charts.js'));
const { getGradeForScore, getScoreModifier } = await import(within('src/grader/grader.js'));

const [, , host, httpPort, httpsPort, path] = process.argv;
const answers = await retrieve(host, { httpPort, httpsPort, path });
if (!answers.responses.auto) throw new Error('no answer');
const results = ALL_TESTS.map((one) => one(answers));
let plain = 100, extra = 100;
const tests = {};
for (const one of results) {
  const modifier = getScoreModifier(one.result);
  extra += modifier;
  if (modifier < 0) plain += modifier;
  tests[one.constructor.name] = [one.pass, modifier, one.result];
}
const { grade, score } = getGradeForScore(plain >= MINIMUM_SCORE_FOR_EXTRA_CREDIT ? extra : plain);
console.log(JSON.stringify({ status: answers.responses.auto.status, grade, score, tests }));
process.exit(0);

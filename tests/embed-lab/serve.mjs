// Opens the embed lab by hand: `node tests/embed-lab/serve.mjs http://127.0.0.1:8080 [PORT] [OPTION=VALUE...]`
// The options are those of "Add to website": count=5 pictures=yes theme=dark.
import { hostPages, snippets, startLab } from '../lib/embed-lab.mjs';

const [site, port = '8390', ...words] = process.argv.slice(2);
if (!site) {
  console.error('usage: node tests/embed-lab/serve.mjs SITE_URL [PORT] [OPTION=VALUE...]');
  process.exit(2);
}
const grades = await snippets(`${site}/website`, Object.fromEntries(words.map((word) => word.split('='))));
const lab = await startLab(Number(port));
const links = [];
for (const page of [...hostPages, 'listener']) {
  for (const [grade, { snippet }] of Object.entries(grades)) {
    const path = `/${page}-${grade}.html`;
    lab.show(page, snippet, {}, path);
    links.push(`<li><a href="${path}">${page}: ${grade}</a></li>`);
  }
}
lab.reply('html', `<!DOCTYPE html><html lang="en"><title>Embed lab</title><h1>Embed lab</h1><ul>${links.join('')}</ul></html>`, {}, '/');
console.log(`${lab.origin}/`);

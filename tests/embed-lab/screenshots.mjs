// Pictures of each grade of snippet in the three host pages, and of "Add to website", for people to look at:
// `node tests/embed-lab/screenshots.mjs SITE_URL FOLDER`
import { mkdirSync } from 'node:fs';
import { launch } from '../lib/chromium.mjs';
import { hostPages, snippets, startLab } from '../lib/embed-lab.mjs';

const [site, folder] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node tests/embed-lab/screenshots.mjs SITE_URL FOLDER');
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
const browser = await launch();
const lab = await startLab();
const shoot = async (url, name, { width = 1280, colorScheme = 'light' } = {}) => {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForTimeout(1000);
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  await page.close();
};
const kinds = { usual: { count: 5 }, rich: { count: 4, pictures: 'yes', standfirsts: 'yes' }, moving: { count: 12, ticker: 'moving' }, dark: { count: 4, theme: 'dark', accent: 'ffcc00', pictures: 'yes' } };
for (const [kind, options] of Object.entries(kinds)) {
  const grades = await snippets(`${site}/website`, options);
  for (const hostPage of hostPages) for (const grade of ['list', 'frame', 'element']) {
    await shoot(lab.show(hostPage, grades[grade].snippet), `${hostPage}-${grade}-${kind}`, { width: 800 });
  }
}
for (const width of [360, 1280]) for (const colorScheme of ['light', 'dark']) {
  await shoot(`${site}/website`, `website-${width}-${colorScheme}`, { width, colorScheme });
}
await shoot(`${site}/website?ticker=moving`, 'website-1280-moving');
await browser.close();
await lab.stop();

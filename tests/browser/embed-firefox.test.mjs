// The headline widget in a real Firefox: element and frame in other people's pages, also under a strict policy.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { main as site, address, origin, sleep } from '../lib/sites.mjs';
import { hostPages, snippets, startLab } from '../lib/embed-lab.mjs';
import { startFirefox } from '../lib/firefox.mjs';

const website = origin(site) + address(site, 'website', '/website');
let firefox, lab;
before(async () => {
  lab = await startLab();
  firefox = await startFirefox();
});
after(async () => {
  await firefox?.quit();
  await lab?.stop();
});

const until = async (ask) => {
  for (let tries = 0; tries < 60; tries++) {
    const found = await ask().catch(() => false);
    if (found) return found;
    await sleep(100);
  }
  throw new Error('waited six seconds in vain');
};
const look = `(box) => ({ rows: box.querySelectorAll('li a').length, size: parseFloat(getComputedStyle(box.querySelector('li a')).fontSize),
  direction: getComputedStyle(box).direction, indent: getComputedStyle(box).textIndent, high: box.getBoundingClientRect().height > 100 })`;
const right = { rows: 5, direction: 'ltr', indent: '0px', high: true };

for (const hostPage of [...hostPages, 'strict']) for (const grade of ['frame', 'element', 'pinned']) {
  test(`${grade} in the ${hostPage} page`, async () => {
    const { snippet, policy } = (await snippets(website, { count: 5, pictures: 'yes', standfirsts: 'yes' }))[grade];
    const headers = hostPage === 'strict' ? { 'Content-Security-Policy': `default-src 'none'; style-src 'none'; ${policy}` } : {};
    const page = await firefox.open(lab.show(hostPage === 'strict' ? 'plain' : hostPage, snippet, headers));
    const seen = grade === 'frame'
      ? await until(() => page.evaluateInFrame(`(${look})(document.querySelector('.box'))`))
      : await until(() => page.evaluate(`(${look})(document.querySelector('masthead-headlines').shadowRoot.querySelector('.box'))`));
    assert.ok(seen.size >= 14 && seen.size <= 20, `${seen.size} px`);
    assert.deepEqual({ ...seen, size: undefined }, { ...right, size: undefined });
    // Firefox asks for the lab's own icon, which the strict policy forbids.
    assert.deepEqual(page.messages.filter((line) => /^(error|warn)/.test(line) && !/favicon\.ico/.test(line)), []);
    await page.close();
  });
}

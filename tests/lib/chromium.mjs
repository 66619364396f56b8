// A real Chromium (Debian's), and axe for what stands in a page.
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const axe = readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

export const launch = () => chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
});

// What axe finds in the page and its frames, one line for each kind: "rule: where ; where". `within` is a selector.
export async function axeViolations(page, within = undefined) {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setBypassCSP', { enabled: true });
  for (const frame of page.frames()) await frame.evaluate(axe);
  return page.evaluate(async (within) => {
    const { violations } = await globalThis.axe.run(within ?? document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(' ; ')}`);
  }, within);
}

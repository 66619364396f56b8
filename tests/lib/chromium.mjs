// A real Chromium (Debian's), and axe for what stands in a page.
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const axe = readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

export const launch = () => chromium.launch({
  executablePath: '/usr/bin/chromium-headless-shell',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
});

const run = (place, within) => place.evaluate(async (within) => {
  const { violations } = await globalThis.axe.run(within ?? document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(' ; ')}`);
}, within);

// What axe finds in the page with its frames, and in each frame by itself (a sandboxed one cannot be asked from
// outside), one line for each kind: "rule: where ; where". `within` is a selector.
export async function axeViolations(page, within = undefined) {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setBypassCSP', { enabled: true });
  const frames = page.frames();
  for (const frame of frames) await frame.evaluate(axe);
  const found = await run(page, within);
  for (const frame of frames.slice(1)) found.push(...await run(frame));
  return found;
}

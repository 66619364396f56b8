// Pages of other people with our snippets in them, opened in Chromium.
import assert from 'node:assert/strict';
import { main as site, address, origin, sleep } from './sites.mjs';
import { launch } from './chromium.mjs';
import { snippets, startLab } from './embed-lab.mjs';

export const website = origin(site) + address(site, 'website', '/website');
export let lab;
let browser;

export async function startHosts() {
  browser = await launch();
  lab = await startLab();
}
export async function stopHosts() {
  await browser?.close();
  await lab?.stop();
}

// Opens an address as a reader does and notes what must not be: whatever the console says, errors of scripts,
// unhandled rejections, breaches of a Content-Security-Policy. `route(page)` may change what the browser is answered.
export async function open(url, { javaScript = true, width = 1000, height = 900, colorScheme = 'light', reducedMotion = 'no-preference', until = 'load', route, ...more } = {}) {
  const context = await browser.newContext({ javaScriptEnabled: javaScript, viewport: { width, height }, colorScheme, reducedMotion, ...more });
  const page = await context.newPage();
  const faults = [];
  page.on('console', (message) => faults.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => faults.push(`script: ${error}`));
  if (javaScript) {
    await page.addInitScript(() => {
      globalThis.labShift = 0;
      globalThis.labBreaches = [];
      globalThis.labMessages = [];
      Math.random = () => 0.99;
      document.addEventListener('securitypolicyviolation', (event) => globalThis.labBreaches.push(`${event.effectiveDirective} ${event.blockedURI}`));
      addEventListener('message', (event) => globalThis.labMessages.push(event));
      new PerformanceObserver((list) => { for (const entry of list.getEntries()) globalThis.labShift += entry.value; }).observe({ type: 'layout-shift', buffered: true });
    });
  }
  await route?.(page);
  await page.goto(url, { waitUntil: until });
  return { page, context, faults, close: () => context.close() };
}

export const offered = async (grade, options = {}) => (await snippets(website, options))[grade];
export const rowsIn = (page) => page.locator('masthead-headlines >> [part=headline]');
export const drawn = async (page) => { await rowsIn(page).first().waitFor({ timeout: 8000 }); return rowsIn(page).count(); };
export const frameIn = async (page) => {
  const handle = await page.locator('iframe').first().elementHandle();
  const frame = await handle.contentFrame();
  await frame.waitForLoadState('load');
  return frame;
};
export const breaches = (page) => page.evaluate(() => globalThis.labBreaches);
export const shift = (page) => page.evaluate(() => globalThis.labShift);
export const settled = (page) => page.waitForLoadState('networkidle').then(() => sleep(400));

// Opens a host page with a snippet of ours and looks at it; nothing may be wrong unless `faulty`.
export async function inHost(hostPage, snippet, look, { headers = {}, faulty = false, ...options } = {}) {
  const host = await open(lab.show(hostPage, snippet, headers), options);
  try {
    await look(host);
    if (!faulty) assert.deepEqual(host.faults, [], hostPage);
  } finally {
    await host.close();
  }
}

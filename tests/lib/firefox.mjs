// A real Firefox (Debian's firefox-esr), driven by WebDriver BiDi over a WebSocket.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';

// open(url) gives {evaluate(text), messages, close}: the value of an expression in the page, as JSON; what the
// console and scripts said. quit() ends it.
export async function startFirefox() {
  const profile = mkdtempSync(`${tmpdir()}/masthead-firefox-`);
  const firefox = spawn('firefox-esr', ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port=0'],
    { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, HOME: profile, MOZ_DISABLE_CONTENT_SANDBOX: '1' } });
  const address = await new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => reject(new Error(`Firefox did not start: ${said}`)), 60000);
    firefox.on('exit', () => reject(new Error(`Firefox ended: ${said}`)));
    firefox.stderr.on('data', (part) => {
      said += part;
      const [, found] = said.match(/WebDriver BiDi listening on (\S+)/) ?? [];
      if (found) { clearTimeout(timer); resolve(found); }
    });
  });
  const socket = new WebSocket(`${address}/session`);
  await new Promise((resolve, reject) => { socket.onopen = resolve; socket.onerror = reject; });
  const waiting = new Map(), said = new Map();
  let last = 0;
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(data);
    if (message.method === 'log.entryAdded') said.get(message.params.source.context)?.push(`${message.params.level}: ${message.params.text}`);
    const answer = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.type === 'error') answer?.reject(new Error(`${message.error}: ${message.message}`));
    else answer?.resolve(message.result);
  };
  const send = (method, params = {}) => new Promise((resolve, reject) => {
    waiting.set(++last, { resolve, reject });
    socket.send(JSON.stringify({ id: last, method, params }));
  });
  await send('session.new', { capabilities: {} });
  await send('session.subscribe', { events: ['log.entryAdded'] });

  const open = async (url) => {
    const { context } = await send('browsingContext.create', { type: 'tab' });
    const messages = [];
    said.set(context, messages);
    await send('browsingContext.navigate', { context, url, wait: 'complete' });
    const evaluateIn = async (target, text) => {
      const { result, exceptionDetails } = await send('script.evaluate', { expression: `JSON.stringify(${text})`, target: { context: target }, awaitPromise: true });
      if (exceptionDetails) throw new Error(exceptionDetails.text);
      return result.value === undefined ? undefined : JSON.parse(result.value);
    };
    // The first frame inside the page.
    const frame = async () => (await send('browsingContext.getTree', { root: context })).contexts[0].children[0]?.context;
    return {
      messages,
      evaluate: (text) => evaluateIn(context, text),
      evaluateInFrame: async (text) => evaluateIn(await frame(), text),
      close: () => send('browsingContext.close', { context }),
    };
  };
  const quit = async () => {
    socket.close();
    if (firefox.exitCode === null) { firefox.kill(); await once(firefox, 'exit'); }
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  return { open, quit };
}

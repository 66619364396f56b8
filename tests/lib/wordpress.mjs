// What WordPress does with the oEmbed answer of a site that it does not know, played by us: which tags and
// attributes are left (of the facts of wp_filter_oembed_result), and the page of the host with its side of the
// messages. None of it is WordPress's code.
import { unescapeHtml } from './html.mjs';

const allowed = {
  a: ['href'], blockquote: [], iframe: ['src', 'width', 'height', 'frameborder', 'marginwidth', 'marginheight', 'scrolling', 'title'],
};
// Lost to the filter, and given back by WordPress itself.
const added_again = ['blockquote class', 'iframe class'];

// {iframes: [{src, width, ...}], links, dropped: ['script', 'iframe onload', ...]}
export function survives(html) {
  const iframes = [], links = [], dropped = [];
  for (const [, tag, rest] of html.matchAll(/<([a-z0-9]+)((?:\s[^>]*)?)>/gi)) {
    if (!(tag in allowed)) { dropped.push(tag); continue; }
    const kept = {};
    for (const [, name, value] of rest.matchAll(/\s([a-z-]+)="([^"]*)"/g)) {
      if (allowed[tag].includes(name)) kept[name] = unescapeHtml(value);
      else if (!added_again.includes(`${tag} ${name}`)) dropped.push(`${tag} ${name}`);
    }
    if (tag === 'iframe') iframes.push(kept);
    if (tag === 'a') links.push(kept.href);
  }
  return { iframes, links, dropped };
}

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

// The host's page: the link in a quotation until the frame, sandboxed, says its height under the right secret.
export function host_page(html, secret) {
  const { iframes: [frame], links: [href] } = survives(html);
  const attributes = Object.entries({ ...frame, src: `${frame.src}#?secret=${secret}` }).map(([name, value]) => `${name}="${escape(value)}"`).join(' ');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>A host</title><body><h1>A host of another kind</h1>
<blockquote class="wp-embedded-content" data-secret="${secret}"><a href="${escape(href)}">the story</a></blockquote>
<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted" style="position:absolute;visibility:hidden" data-secret="${secret}" ${attributes}></iframe>
<script>(${host_side})(${JSON.stringify(secret)});</script>`;
}

// Runs in the browser. Notes in `heard` whatever comes, also what it does not obey.
function host_side(secret) {
  window.heard = [];
  const frame = document.querySelector(`iframe[data-secret="${secret}"]`);
  window.addEventListener('message', ({ data, source, origin }) => {
    window.heard.push({ data, origin, from_frame: source === frame.contentWindow });
    if (!data || data.secret !== secret || source !== frame.contentWindow) return;
    document.querySelector(`blockquote[data-secret="${secret}"]`).style.display = 'none';
    frame.removeAttribute('style');
    if (data.message === 'height') frame.height = Math.min(1000, Math.max(200, parseInt(data.value, 10) || 0));
    if (data.message === 'link') {
      const target = new URL(data.value);
      const same = target.host === new URL(frame.src).host && /^https?:$/.test(target.protocol);
      if (same && document.activeElement === frame) window.top.location.href = target.href;
    }
  });
  frame.addEventListener('load', () => frame.contentWindow.postMessage({ message: 'ready', secret }, '*'));
}

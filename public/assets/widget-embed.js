// A card in a frame on another site tells that site its height and which of its links was followed, where
// the site asked for that: it put a secret into our address (#?secret=...), as WordPress does.
//
// 1. To the parent: {message: 'height' | 'link', value, secret}. Nothing about the reader.
// 2. From the parent: {message: 'ready', secret}, answered by the height. All else is ignored.
(() => {
  'use strict';
  const host = window.parent;
  const secret = (/^#\?secret=([A-Za-z0-9]{1,64})$/.exec(location.hash) || [])[1];
  if (host === window || !secret) return;
  const least = 200, most = 1000; // pixels, as WordPress's
  let target = '*', reported = 0;

  const send = (message, value) => host.postMessage({ message, value, secret }, target);
  const report = () => {
    const height = Math.min(most, Math.max(least, Math.ceil(document.body.getBoundingClientRect().height)));
    if (height === reported) return;
    reported = height;
    send('height', height);
  };

  addEventListener('message', (event) => {
    if (event.source !== host || !/^(https?:\/\/|null$)/.test(event.origin)) return;
    const data = event.data;
    if (!data || data.message !== 'ready' || data.secret !== secret) return;
    // From now on only this host may read what we say ("null" has no name to give).
    target = event.origin === 'null' ? '*' : event.origin;
    reported = 0;
    report();
  });
  document.addEventListener('click', (event) => {
    const link = event.target.closest && event.target.closest('a[href]');
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    send('link', link.href);
  });
  document.documentElement.className = 'measured';
  new ResizeObserver(report).observe(document.body);
  addEventListener('load', report);
  report();
})();

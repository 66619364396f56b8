// "Add to website": what the choices give follows them, and a frame is as high as it says. Without this the form shows it.
(() => {
  const choices = document.querySelector('[data-live]');
  const frames = () => document.querySelectorAll('iframe[data-grows]');
  let latest = 0;
  choices.addEventListener('change', async () => {
    if (!choices.checkValidity()) return;
    const mine = ++latest;
    const answer = await fetch(`${choices.action}?${new URLSearchParams(new FormData(choices))}`).catch(() => {});
    if (!answer?.ok || mine !== latest) return;
    const shown = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector(choices.dataset.live);
    for (const copy of shown.querySelectorAll('[data-copy-from]')) copy.hidden = !navigator.clipboard;
    document.querySelector(choices.dataset.live).replaceChildren(...shown.childNodes);
    history.replaceState(null, '', answer.url);
  });
  addEventListener('load', () => {
    for (const frame of frames()) frame.contentWindow?.postMessage('masthead:height?', '*');
  });
  addEventListener('message', ({ data, origin, source }) => {
    const height = data?.type === 'masthead:height' && Number.isFinite(data.height) && Math.round(Math.min(Math.max(data.height, 40), 10000));
    for (const frame of frames()) {
      if (height && origin === location.origin && source === frame.contentWindow) frame.height = height;
    }
  });
})();

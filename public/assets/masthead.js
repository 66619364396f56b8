// Additions for readers with script. Every page is whole without this file.
(() => {
  const all = (selector) => document.querySelectorAll(selector);
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;

  // LAST MINUTE moves, can be paused, and rests while it is pointed at or read by keyboard.
  const band = document.querySelector('.ticker-window');
  const button = document.querySelector('.ticker-toggle');
  if (band && button && !still) {
    const list = band.firstElementChild;
    const items = [...list.children];
    const move = () => {
      const width = list.scrollWidth;
      items.forEach((item, i) => {
        const copy = item.cloneNode(true);
        copy.ariaHidden = 'true';
        if (!i) copy.classList.add('again');
        copy.querySelector('a').tabIndex = -1;
        list.append(copy);
      });
      band.classList.add('moving');
      band.scrollLeft = 0;
      const run = list.animate([{ transform: 'none' }, { transform: `translateX(${-width}px)` }],
        { duration: width * 22, iterations: Infinity });
      let paused = false;
      try { paused = sessionStorage.ticker === 'paused'; } catch { /* storage is forbidden */ }
      const show = () => {
        button.textContent = paused ? button.dataset.play : button.dataset.pause;
        paused ? run.pause() : run.play();
        band.classList.toggle('moving', !paused);
      };
      button.onclick = () => {
        paused = !paused;
        try { sessionStorage.ticker = paused ? 'paused' : 'moving'; } catch { /* as above */ }
        show();
      };
      for (const [on, off] of [['pointerenter', 'pointerleave'], ['focusin', 'focusout']]) {
        band.addEventListener(on, () => run.pause());
        band.addEventListener(off, () => {
          if (paused || band.matches(':hover, :focus-within')) return;
          band.scrollLeft = 0;
          run.play();
        });
      }
      show();
    };
    button.hidden = false;
    move();
  }

  // Photos full-screen: arrows, Esc, swipe; the focus returns to where it came from.
  const album = document.querySelector('[data-viewer]');
  if (album && window.HTMLDialogElement) {
    const links = [...album.querySelectorAll('a')];
    const dialog = document.createElement('dialog');
    const make = (parent, tag, text) => {
      const element = parent.appendChild(document.createElement(tag));
      if (text) element.textContent = text;
      return element;
    };
    dialog.className = 'viewer';
    dialog.ariaLabel = album.dataset.label;
    const bar = make(dialog, 'div');
    bar.className = 'bar';
    const stage = make(dialog, 'div');
    stage.className = 'stage';
    const image = make(stage, 'img');
    image.draggable = false;
    const caption = make(dialog, 'p');
    let at = 0;
    let opener;
    const show = (n) => {
      at = (n + links.length) % links.length;
      const small = links[at].querySelector('img');
      image.src = small.closest('picture').querySelector('source').srcset.split(', ').pop().split(' ')[0];
      image.alt = small.alt;
      caption.textContent = `${at + 1} / ${links.length}  ${links[at].nextElementSibling.textContent}`;
    };
    for (const [text, action] of [[album.dataset.previous, () => show(at - 1)], [album.dataset.next, () => show(at + 1)],
      [album.dataset.close, () => dialog.close()]]) make(bar, 'button', text).onclick = action;
    dialog.onclose = () => opener.focus();
    dialog.onkeydown = (event) => {
      if (event.key === 'ArrowRight') show(at + 1);
      if (event.key === 'ArrowLeft') show(at - 1);
    };
    let x;
    dialog.onpointerdown = (event) => { x = event.clientX; };
    dialog.onpointerup = (event) => {
      if (Math.abs(event.clientX - x) > 50) show(at + (event.clientX < x ? 1 : -1));
    };
    document.body.append(dialog);
    links.forEach((link, i) => {
      link.onclick = (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        opener = link;
        show(i);
        dialog.showModal();
      };
    });
  }

  // One photo on its own page: the arrow keys turn to its neighbours.
  if (document.querySelector('.photo')) {
    addEventListener('keydown', (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.target.closest('input, [tabindex="0"]')) return;
      const side = { ArrowLeft: 'prev', ArrowRight: 'next' }[event.key];
      if (side) document.querySelector(`.pager [rel=${side}]`)?.click();
    });
  }

  // On a phone the navigation is one line each: bring the current entry into sight.
  for (const list of all('header nav ul')) {
    const current = list.querySelector('[aria-current]');
    if (current) list.scrollLeft = current.offsetLeft - list.offsetLeft - 32;
  }

  // Outside players load only now. Of a name that is none of these nothing is inherited.
  const players = {
    __proto__: null,
    youtube: (id) => `https://www.youtube-nocookie.com/embed/${id}?autoplay=1`,
    vimeo: (id) => `https://player.vimeo.com/video/${id}?dnt=1&autoplay=1`,
    dailymotion: (id) => `https://www.dailymotion.com/embed/video/${id}?autoplay=1`,
  };
  for (const link of all('a[data-provider]')) {
    link.onclick = (event) => {
      const address = players[link.dataset.provider];
      if (!address) return;
      event.preventDefault();
      const frame = document.createElement('iframe');
      frame.src = address(encodeURIComponent(link.dataset.id));
      frame.title = link.dataset.title;
      frame.allow = 'autoplay; fullscreen; picture-in-picture';
      link.replaceWith(frame);
      frame.focus();
    };
  }

  // Buttons that only some browsers can serve.
  for (const share of all('[data-share]')) {
    share.hidden = !navigator.share;
    share.onclick = () => navigator.share({ title: document.title, url: share.dataset.share }).catch(() => {});
  }
  for (const copy of all('[data-copy], [data-copy-from]')) copy.hidden = !navigator.clipboard;
  document.addEventListener('click', async ({ target }) => {
    const copy = target.closest('[data-copy], [data-copy-from]');
    if (!copy) return;
    await navigator.clipboard.writeText(copy.dataset.copy || document.getElementById(copy.dataset.copyFrom).value);
    copy.textContent = copy.dataset.done;
  });
  addEventListener('beforeinstallprompt', (event) => {
    for (const install of all('[data-install]')) {
      event.preventDefault();
      install.hidden = false;
      install.onclick = () => event.prompt();
    }
  });
  document.querySelector('[data-focus]')?.focus();

  // One read in 16 is counted once the story was in sight for ten seconds: that it was read, not by whom.
  const read = document.querySelector('[data-read]')?.dataset.read;
  if (read && !navigator.globalPrivacyControl && navigator.doNotTrack !== '1' && Math.random() * 16 < 1) {
    let seconds = 0;
    const clock = setInterval(() => {
      if (document.hidden || ++seconds < 10) return;
      clearInterval(clock);
      fetch(read, { method: 'POST', keepalive: true, credentials: 'omit', body: new URLSearchParams() }).catch(() => {});
    }, 1000);
  }

  // The set-up goes on by itself.
  document.querySelector('form[data-go-on]')?.submit();
})();

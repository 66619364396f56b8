// What draws the headlines of <masthead-headlines> into its shadow: no markup is parsed, nothing outside is touched.
(() => {
  const Headlines = customElements.get('masthead-headlines');
  const sheet = (text) => {
    const style = new CSSStyleSheet();
    style.replaceSync(text);
    return style;
  };
  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children.filter(Boolean));
    return element;
  };
  const common = sheet('@CSS@');

  Headlines.draw = (host, yes, base, data, look) => {
    const moving = host.getAttribute('ticker') === 'moving';
    const still = host.getAttribute('ticker') === 'still';
    const target = host.getAttribute('target') === 'top' ? '_top' : '_blank';
    const level = /^[2-6]$/.test(host.getAttribute('heading')) ? host.getAttribute('heading') : 2;
    const link = (part, href, ...children) => make('a', { part, href, target, rel: 'noopener' }, ...children);
    const dated = yes('dates', true);
    const row = (one) => make('li', { part: 'item', className: one.last_minute ? 'breaking' : '' },
      link('headline', one.url,
        yes('pictures') && one.picture && make('img', { part: 'picture', src: one.picture, alt: '', width: 80, height: 60, loading: 'lazy' }),
        one.title),
      dated && ' ',
      dated && make('time', { part: 'date', dateTime: one.published, textContent: one.shown }),
      yes('standfirsts') && one.standfirst && make('p', { part: 'standfirst', textContent: one.standfirst }));
    const rows = data.headlines.map(row);
    const list = host.querySelector('ul,ol');
    const box = make('section', {
      part: 'box', lang: data.language, dir: 'ltr', ariaLabel: `${data.site}: ${data.title}`,
      className: `box ${list ? 'fit ' : ''}${moving ? `moving n${Math.ceil(rows.length / 10)}` : still ? 'still' : ''}`,
    },
    make(`h${level}`, { part: 'title', className: 'title' },
      link('', data.url, make('span', { className: 'site', textContent: data.site }), ' ', make('span', { textContent: data.title }))),
    moving && make('input', { type: 'checkbox', id: 'pause', className: 'pause' }),
    moving && make('label', { htmlFor: 'pause' }, make('span', { textContent: data.pause })),
    rows.length ? make('div', { className: 'window' }, make('ul', { part: 'list' }, ...rows)) : make('p', { textContent: data.empty }));
    // The rows take the place that a list inside had: nothing around moves.
    const end = () => (host.nextElementSibling?.getBoundingClientRect().top ?? host.parentNode.getBoundingClientRect?.().bottom) || 0;
    const before = end();
    const fit = sheet('');
    const shadow = host.attachShadow({ mode: 'open' });
    shadow.adoptedStyleSheets = [common, sheet(look), fit];
    shadow.append(box);
    if (list) fit.replaceSync(`.box{height:${box.offsetHeight + before - end()}px}`);
    // A page that has undone all lists left too little: better that something moves than that something is cut off.
    if (box.scrollHeight > box.clientHeight * 1.2) fit.replaceSync('');
    if (Math.random() * 16 < 1 && new URL(base, location).origin !== location.origin) {
      fetch(base + '/w/seen', { method: 'POST', mode: 'no-cors', credentials: 'omit', keepalive: true }).catch(() => {});
    }
  };
})();

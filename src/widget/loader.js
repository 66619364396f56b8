// /w/1.js and /w/1-{hash}.js: the element <masthead-headlines>. What is inside it stays until the headlines are
// there, and for good when they do not come within four seconds. The code that draws them is loaded from beside this
// file by a hash, so that the hash of this file (Subresource Integrity) covers all that runs.
(() => {
  const name = 'masthead-headlines';
  if (customElements.get(name)) return;
  const { src } = document.currentScript;
  customElements.define(name, class Headlines extends HTMLElement {
    static load(element) {
      return Headlines.code ??= new Promise((done, fail) => {
        const script = document.createElement('script');
        script.src = new URL('code-@CODE_NAME@.js', src);
        script.integrity = '@CODE_INTEGRITY@';
        script.crossOrigin = 'anonymous';
        script.onload = done;
        script.onerror = fail;
        element.append(script);
        script.remove();
      });
    }
    async connectedCallback() {
      if (this.drawn) return;
      this.drawn = true;
      const of = (option) => this.getAttribute(option);
      // As src/site/widget_options.cpp reads a query: what is unknown or out of range is as if it were not there.
      const yes = (option, usual) => this.hasAttribute(option) ? !/^(no|0|false|off)$/.test(of(option)) : usual;
      const one = (option, pattern) => of(option)?.match(pattern)?.[1].toLowerCase();
      const signal = AbortSignal.timeout(4e3);
      const base = of('base') || src.replace(/\/(assets\/)?w\/[^/]*$/, '');
      const get = (path) => fetch(base + path, { signal, credentials: 'omit', referrerPolicy: 'strict-origin' });
      const clean = (text) => text.toLowerCase().replace(/[^a-z0-9-]/g, '');
      const source = of('section') ? 'section-' + clean(of('section')) : of('tag') ? 'tag-' + clean(of('tag')) :
        one('ticker', /^(still|moving)$/) ? 'last-minute' : 'all';
      const count = one('count', /^([1-9]|[1-4]\d|50)$/) || 10;
      const lang = of('lang') ? '/' + clean(of('lang')) : '';
      const accent = one('accent', /^#?([0-9a-f]{6})$/i);
      try {
        const data = await get(`${lang}/w/data/${source}/${count}${yes('pictures') ? '-pictures' : ''}${
          yes('standfirsts') ? '-standfirsts' : ''}.json`);
        if (!data.ok) return;
        const look = await get(`/w/${one('theme', /^(light|dark)$/) || 'auto'}${accent ? '-' + accent : ''}/look.css`);
        if (!look.ok) return;
        const parts = await Promise.all([data.json(), look.text(), Headlines.load(this)]);
        signal.throwIfAborted();
        Headlines.draw(this, yes, base, ...parts);
      } catch { /* The links inside stay. */ }
    }
  });
})();

// The drawing kit of the demo's pictures: shapes, light, land, water, houses, people. All return SVG text.
export const W = 1280, H = 853;

export const C = {
  ink: '#16202f', night: '#1b2740', deep: '#26384f', slate: '#47607a', steel: '#7d93a4', mist: '#c3cfd0',
  fog: '#e3e4dc', cream: '#f5ead3', sand: '#e3cb9c', wheat: '#d9aa4e', amber: '#f3b95f', glow: '#ffdd9a',
  coral: '#e0805a', brick: '#b5483a', wine: '#7c2f38', plum: '#54405f', rose: '#b86a70', teal: '#2e6c72',
  sea: '#4d8a94', sage: '#8aa383', leaf: '#4f7a58', moss: '#2f5147', wood: '#7a5638', bark: '#4a3629',
};
export const coats = ['#b5483a', '#2e6c72', '#26384f', '#d9aa4e', '#54405f', '#4f7a58', '#7a5638', '#47607a'];

// ---- chance, the same for the same picture -------------------------------------------------------
let state = 1, defs = [], serial = 0;
export function begin(name) {
  state = 7; defs = []; serial = 0;
  for (const c of name) state = (Math.imul(state, 31) + c.charCodeAt(0)) >>> 0;
}
export const taken = () => defs.join('');
export function random() {
  state = (state + 0x6d2b79f5) >>> 0;
  let t = Math.imul(state ^ (state >>> 15), state | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
export const between = (a, b) => a + (b - a) * random();
export const pick = (list) => list[Math.floor(random() * list.length)];
export const many = (n, make) => Array.from({ length: n }, (_, i) => make(i)).join('');

// ---- shapes -----------------------------------------------------------------------------------------
const f = (x) => (Math.round(x * 10) / 10).toString();
const more = (a) => Object.entries(a).map(([k, v]) => ` ${k}="${v}"`).join('');
export const rect = (x, y, w, h, fill, a = {}) => `<rect x="${f(x)}" y="${f(y)}" width="${f(Math.max(0, w))}" height="${f(Math.max(0, h))}" fill="${fill}"${more(a)}/>`;
export const pill = (x, y, w, h, fill, opacity = 1) => rect(x, y, w, h, fill, { rx: f(h / 2), opacity: opacity.toFixed(2) });
export const circle = (x, y, r, fill, a = {}) => `<circle cx="${f(x)}" cy="${f(y)}" r="${f(r)}" fill="${fill}"${more(a)}/>`;
export const oval = (x, y, rx, ry, fill, a = {}) => `<ellipse cx="${f(x)}" cy="${f(y)}" rx="${f(rx)}" ry="${f(ry)}" fill="${fill}"${more(a)}/>`;
export const path = (d, fill, a = {}) => `<path d="${d}" fill="${fill}"${more(a)}/>`;
export const line = (d, stroke, width, a = {}) => `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${f(width)}" stroke-linecap="round"${more(a)}/>`;
export const group = (inside, a = {}) => `<g${more(a)}>${inside}</g>`;
export const poly = (points, fill, a = {}) => path(`M${points.map(([x, y]) => `${f(x)} ${f(y)}`).join('L')}Z`, fill, a);
export const at = (x, y, scale, inside, flip = false) => group(inside, { transform: `translate(${f(x)} ${f(y)}) scale(${flip ? -scale : scale} ${scale})` });

export function mix(a, b, t) {
  const part = (c, i) => parseInt(c.slice(1 + 2 * i, 3 + 2 * i), 16);
  return '#' + [0, 1, 2].map((i) => Math.round(part(a, i) + (part(b, i) - part(a, i)) * t).toString(16).padStart(2, '0')).join('');
}
const named = (make) => { const id = `d${++serial}`; defs.push(make(id)); return id; };
const stops = (list) => list.map((s, i) => {
  const [color, offset = i / (list.length - 1), opacity = 1] = Array.isArray(s) ? s : [s];
  return `<stop offset="${offset}" stop-color="${color}" stop-opacity="${opacity}"/>`;
}).join('');
export const down = (...list) => `url(#${named((id) => `<linearGradient id="${id}" x2="0" y2="1">${stops(list)}</linearGradient>`)})`;
export const across = (...list) => `url(#${named((id) => `<linearGradient id="${id}">${stops(list)}</linearGradient>`)})`;
export const round = (...list) => `url(#${named((id) => `<radialGradient id="${id}">${stops(list)}</radialGradient>`)})`;
export const blurred = (inside, r) => group(inside, { filter: `url(#${named((id) => `<filter id="${id}" x="-30%" y="-30%" width="160%" height="160%"><feGaussianBlur stdDeviation="${r}"/></filter>`)})` });
export const clipped = (shape, inside) => group(inside, { 'clip-path': `url(#${named((id) => `<clipPath id="${id}">${shape}</clipPath>`)})` });

// ---- light and air ---------------------------------------------------------------------------------
export const sky = (...list) => rect(0, 0, W, H, down(...list));
export const glow = (x, y, r, color, strength = 0.8) => circle(x, y, r, round([color, 0, strength], [color, 0.35, strength * 0.42], [color, 1, 0]), { style: 'mix-blend-mode:screen' });
export const haze = (y, h, color, strength = 0.7) => rect(0, y, W, h, down([color, 0, 0], [color, 0.5, strength], [color, 1, 0]));
export const sun = (x, y, r, core, halo = core) => glow(x, y, r * 9, halo, 0.6) + circle(x, y, r * 1.5, core, { opacity: 0.25 }) + circle(x, y, r, core);
export const stars = (n, bottom) => many(n, () => {
  const bright = random() ** 3;
  return circle(between(0, W), bottom * random() ** 1.3, 0.7 + 1.5 * bright, '#fff3d6', { opacity: (0.25 + 0.7 * bright).toFixed(2) });
});
// A cloud is a few flat pills, the lowest the longest.
export const cloud = (x, y, w, color, opacity = 0.8) => {
  const h = w * 0.055, rows = 3 + Math.floor(random() * 2);
  return group(many(rows, (i) => { const k = 1 - i * 0.24, o = between(-0.1, 0.1) * w; return pill(x - (w * k) / 2 + o, y - i * h * 0.82, w * k, h, color); })
    + pill(x - w * 0.72 + between(0, 60), y + h * 0.9, w * 0.4, h * 0.6, color), { opacity });
};
export const clouds = (n, top, bottom, color, opacity = 0.6, size = 260) => many(n, (i) => cloud(((i + between(0.1, 0.9)) / n) * W * 1.1 - 60, between(top, bottom), size * between(0.6, 1.4), color, (opacity * between(0.6, 1)).toFixed(2)));
export const gull = (x, y, s, color) => line(`M${f(x - s)} ${f(y - s * 0.3)}q${f(s * 0.5)} ${f(-s * 0.5)} ${f(s)} ${f(s * 0.3)}q${f(s * 0.5)} ${f(-s * 0.8)} ${f(s)} ${f(-s * 0.3)}`, color, s * 0.17);
export const gulls = (n, x, y, w, h, color, s = 14) => many(n, () => gull(between(x, x + w), between(y, y + h), between(0.6, 1.2) * s, color));
export const rain = (n, color, opacity = 0.3, slant = -18) => group(many(n, () => { const x = between(-40, W + 60), y = between(-40, H), l = between(20, 60); return line(`M${f(x)} ${f(y)}l${f((slant * l) / 60)} ${f(l)}`, color, 1.2); }), { opacity });
export const snow = (n, size = 3) => many(n, () => circle(between(0, W), between(0, H), between(0.8, size), '#fff', { opacity: between(0.45, 0.95).toFixed(2) }));
export const beam = (x, y, to, fill, opacity) => blurred(poly([[x, y], ...to], fill), 6).replace('<g', `<g opacity="${opacity}" style="mix-blend-mode:screen"`);

// ---- land -------------------------------------------------------------------------------------------
// Value noise in one dimension, then octaves of it.
const bumps = (seed) => { const v = Array.from({ length: 256 }, random); return (x) => { const i = Math.floor(x), t = x - i, s = t * t * (3 - 2 * t); return v[(i + seed) & 255] * (1 - s) + v[(i + 1 + seed) & 255] * s; }; };
export function terrain(base, height, length, rough = 0.5, peaks = false) {
  const noise = bumps(Math.floor(random() * 200)), shift = between(0, 100);
  return (x) => {
    let sum = 0, size = 1, total = 0, step = 1 / length;
    for (let o = 0; o < 6; o++) { let v = noise(x * step + shift + o * 17); if (peaks) v = 1 - Math.abs(2 * v - 1); sum += v * size; total += size; size *= rough; step *= 2.1; }
    return base - (height * sum) / total;
  };
}
export const along = (line, step = 8, from = -10, to = W + 10) => { const p = []; for (let x = from; x <= to; x += step) p.push([x, line(x)]); return p; };
export const land = (line, fill, a = {}, bottom = H + 10) => poly([...along(line), [W + 10, bottom], [-10, bottom]], fill, a);
export const snowcap = (line, level, fill = '#f7f4ec', jag = 60) => { const edge = terrain(level + jag, jag * 2, 70, 0.6); const top = along(line, 5); return poly([...top, ...top.map(([x, y]) => [x, Math.max(y, Math.min(edge(x), y + 150))]).reverse()], fill); };
export const conifer = (x, y, h, fill) => { const p = [[x, y - h]]; const n = 6; for (let i = 1; i <= n; i++) { const w = h * 0.24 * (i / n), yy = y - h + (h * 0.95 * i) / n; p.push([x + w, yy], [x + w * 0.55, yy - h * 0.015]); } const left = p.slice(1).map(([a, b]) => [2 * x - a, b]).reverse(); return rect(x - h * 0.025, y - h * 0.08, h * 0.05, h * 0.08, fill) + poly([...p, ...left], fill); };
export const forest = (line, n, low, high, fill) => many(n, (i) => { const x = ((i + between(-0.4, 0.4)) / (n - 1)) * (W + 40) - 20; return conifer(x, line(x) + 8, between(low, high), fill); });
export const tree = (x, y, h, dark, lit, trunk = C.bark) => {
  const r = h * 0.15, blobs = Array.from({ length: 11 }, (_, i) => { const a = (i / 11) * 6.28, k = i < 8 ? 1 : 0.45; return [x + Math.cos(a) * h * 0.24 * k, y - h * 0.66 + Math.sin(a) * h * 0.19 * k, r * between(0.8, 1.15)]; });
  return path(`M${f(x - h * 0.035)} ${f(y)}L${f(x - h * 0.016)} ${f(y - h * 0.55)}h${f(h * 0.032)}L${f(x + h * 0.04)} ${f(y)}Z`, trunk)
    + line(`M${f(x)} ${f(y - h * 0.34)}l${f(h * 0.13)} ${f(-h * 0.16)}M${f(x)} ${f(y - h * 0.4)}l${f(-h * 0.12)} ${f(-h * 0.14)}`, trunk, h * 0.018)
    + oval(x, y - h * 0.66, h * 0.24, h * 0.19, dark) + blobs.map(([a, b, c]) => circle(a, b, c, dark)).join('') + blobs.map(([a, b, c]) => circle(a - c * 0.22, b - c * 0.28, c * 0.66, lit, { opacity: 0.55 })).join('');
};
export const grass = (x0, x1, y, n, low, high, colors) => many(n, () => { const x = between(x0, x1), h = between(low, high), b = between(-0.4, 0.5) * h; return line(`M${f(x)} ${f(typeof y === 'function' ? y(x) : y)}q${f(b * 0.2)} ${f(-h * 0.6)} ${f(b)} ${f(-h)}`, pick(colors), 1.8); });

// ---- water ------------------------------------------------------------------------------------------
// What stands above the line is mirrored in it, broken by ripples.
export function mirror(y, above, water, strength = 0.5, ripple = 26) {
  const ripples = named((id) => `<filter id="${id}" x="0" y="0" width="100%" height="100%" filterUnits="objectBoundingBox"><feTurbulence type="fractalNoise" baseFrequency="0.006 0.07" numOctaves="2" seed="4"/><feDisplacementMap in="SourceGraphic" scale="${ripple}" xChannelSelector="R" yChannelSelector="G"/></filter>`);
  const id = named(() => '');
  const fade = named((m) => `<mask id="${m}" maskUnits="userSpaceOnUse" x="0" y="0" width="${W}" height="${H}"><rect y="${y}" width="${W}" height="${H - y}" fill="${down(['#fff', 0], ['#777', 0.55], ['#222', 1])}"/></mask>`);
  return group(above, { id: `m${id}` }) + rect(0, y, W, H - y, water)
    + clipped(rect(0, y, W, H - y, '#fff'), group(group(group(`<use href="#m${id}"/>`, { transform: `matrix(1 0 0 -1 0 ${2 * y})` }), { filter: `url(#${ripples})` }), { mask: `url(#${fade})`, opacity: strength }));
}
export const glints = (y, n, color, opacity = 0.35, bottom = H) => many(n, () => { const t = random() ** 1.5, w = (16 + 90 * t) * between(0.5, 1.4); return pill(between(-40, W), y + 4 + t * (bottom - y), w, 1.2 + 3.2 * t, color, opacity * between(0.3, 1)); });
export const lane = (x, y, color, n = 30, width = 150, bottom = H) => many(n, (i) => { const t = (i + random()) / n, w = (26 + t * width) * between(0.5, 1.1); return pill(x - w / 2 + between(-1, 1) * (8 + 30 * t), y + 2 + t * (bottom - y), w, 2 + t * 4, color, 0.75 * (1 - t * 0.7)); });
export const swell = (y, height, length, fill, foam, width = 3) => { const l = terrain(y, height, length, 0.42, true); const top = along(l, 6); return land(l, fill) + (foam ? line(`M${top.map(([a, b]) => `${f(a)} ${f(b)}`).join('L')}`, foam, width, { opacity: 0.55, 'stroke-dasharray': '90 34 40 60 150 48' }) : ''); };

// ---- houses -----------------------------------------------------------------------------------------
export function windows(x, y, w, h, o = {}) {
  const { light = C.glow, dark = C.ink, chance = 0.4, cell = 24, tall = 1.35, arch = false } = o;
  const columns = Math.max(1, Math.floor((w - cell * 0.5) / cell)), rows = Math.max(1, Math.floor((h - cell * 0.5) / (cell * tall)));
  const dx = w / columns, ww = Math.min(dx * 0.5, cell * 0.52), hh = ww * 1.5;
  let s = '';
  for (let i = 0; i < columns; i++) for (let j = 0; j < rows; j++) {
    const lit = random() < chance, a = x + dx * (i + 0.5) - ww / 2, b = y + cell * 0.55 + j * cell * tall;
    s += rect(a, b, ww, hh, lit ? mix(light, C.coral, random() * 0.25) : dark, { opacity: lit ? between(0.8, 1).toFixed(2) : 0.3, ...(arch ? { rx: f(ww / 2) } : {}) });
  }
  return s;
}
export function house(x, base, w, h, wall, o = {}) {
  const { roof = mix(wall, C.ink, 0.35), kind = pick(['gable', 'gable', 'hip', 'flat', 'step']), shade = 0.16 } = o;
  const top = base - h, r = kind === 'flat' ? 0 : w * between(0.28, 0.42);
  let s = '';
  if (kind !== 'flat') s += rect(x + w * 0.68, top - r * 0.95, w * 0.1, r * 0.8, roof) + rect(x + w * 0.66, top - r, w * 0.14, r * 0.14, mix(roof, C.ink, 0.3));
  if (kind === 'gable') s += poly([[x - w * 0.05, top + 1], [x + w / 2, top - r], [x + w * 1.05, top + 1]], roof);
  if (kind === 'hip') s += poly([[x - w * 0.04, top + 1], [x + w * 0.2, top - r * 0.7], [x + w * 0.8, top - r * 0.7], [x + w * 1.04, top + 1]], roof);
  if (kind === 'step') s += many(4, (i) => rect(x + (w * i) / 9, top - r * 0.25 * (i + 1), w * (1 - (2 * i) / 9), r * 0.25 + 1, wall));
  if (kind === 'flat') s += rect(x - 3, top - 6, w + 6, 10, roof) + (random() < 0.4 ? rect(x + w * 0.2, top - 24, w * 0.25, 20, roof) : '');
  s += rect(x, top, w + 0.6, h, wall) + rect(x + w * 0.62, top, w * 0.38 + 0.6, h, C.ink, { opacity: shade });
  return s + windows(x, top, w, h, o) + (o.top ? o.top(x, top, w, r, kind) : '');
}
export function street(base, low, high, walls, o = {}) {
  let s = '', x = o.from ?? -30;
  const end = o.to ?? W + 30, [narrow, wide] = o.width ?? [56, 104];
  while (x < end) { const w = between(narrow, wide); s += house(x, base, w, between(low, high), pick(walls), o); x += w; }
  return s;
}
// A far town without windows' detail: silhouettes with a dome and a tower or two.
export function skyline(base, low, high, fill, light, chance = 0.2) {
  let s = '', x = -20, i = 0;
  while (x < W + 20) {
    const w = between(24, 64), h = between(low, high), t = base - h;
    s += rect(x, t, w + 1, h, fill);
    const k = random();
    if (k < 0.35) s += poly([[x - 2, t + 1], [x + w / 2, t - w * 0.4], [x + w + 2, t + 1]], fill);
    else if (k < 0.42) s += poly([[x + w * 0.3, t], [x + w * 0.36, t - h * 0.8], [x + w * 0.5, t - h * 1.25], [x + w * 0.64, t - h * 0.8], [x + w * 0.7, t]], fill);
    else if (k < 0.49) s += circle(x + w / 2, t + 2, w * 0.42, fill) + rect(x + w / 2 - 1, t - w * 0.62, 2, w * 0.3, fill);
    else if (k < 0.62) s += rect(x + w * 0.6, t - 16, 6, 18, fill);
    if (light) s += many(Math.floor((w * h) / 260), () => (random() < chance ? rect(between(x + 4, x + w - 7), between(t + 6, base - 8), 3, 4.5, light, { opacity: between(0.5, 1).toFixed(2) }) : ''));
    x += w; i++;
  }
  return s;
}
export const lamp = (x, y, h, color, light = C.glow, strength = 0.8) => line(`M${f(x)} ${f(y)}V${f(y - h)}`, color, h * 0.022) + rect(x - h * 0.03, y - h * 0.06, h * 0.06, h * 0.06, color) + (strength ? glow(x, y - h * 1.03, h * 0.75, light, strength) : '') + poly([[x - h * 0.035, y - h * 1.07], [x + h * 0.035, y - h * 1.07], [x + h * 0.022, y - h], [x - h * 0.022, y - h]], strength ? '#fff4d4' : mix(color, '#ffffff', 0.5)) + poly([[x - h * 0.045, y - h * 1.07], [x, y - h * 1.11], [x + h * 0.045, y - h * 1.07]], color);

// ---- people and things ---------------------------------------------------------------------------
// A person of height h; the feet at x, y. pose: stand, walk, run, sit, reach
export function person(x, y, h, coat = pick(coats), o = {}) {
  const { pose = 'stand', legs = C.ink, skin = '#d9a57e', hair = C.ink, hat, flip = false, shadow = 0 } = o;
  const u = 1 / 100, l = (d, c, w) => line(d, c, w);
  let s = '';
  if (pose === 'walk') s += l('M0 -46L11 -24L8 -1h5M0 -46L-9 -24L-17 -2h5', legs, 9);
  else if (pose === 'run') s += l('M0 -46L16 -32L13 -10h5M0 -46L-10 -26L-29 -28', legs, 8);
  else if (pose === 'sit') s += l('M0 -34L20 -34L20 -1h6', legs, 10);
  else s += l('M-4 -46L-5 -1h4M5 -46L6 -1h4', legs, 9);
  const b = pose === 'sit' ? 12 : 0, lean = pose === 'run' ? 8 : pose === 'walk' ? 2 : 0;
  s += group(path(`M-10 ${-36 + b}Q-14 -70 ${-5 + lean} ${-82 + b}Q${lean} ${-86 + b} ${6 + lean} ${-82 + b}Q14 -68 10 ${-36 + b}Z`, coat)
    + (pose === 'run' ? l('M6 -72L20 -58L30 -66M4 -72L-12 -60L-8 -48', mix(coat, C.ink, 0.2), 6) : pose === 'reach' ? l('M4 -74L22 -92', mix(coat, C.ink, 0.2), 6) : l(`M${-7 + lean} ${-74 + b}L-12 ${-50 + b}M${8 + lean} ${-74 + b}L13 ${-50 + b}`, mix(coat, C.ink, 0.25), 6))
    + circle(lean * 1.3 + 0.5, -91 + b, 7.6, skin) + path(`M${lean * 1.3 - 7.4} ${-91 + b}a7.9 7.9 0 0 1 15.8 0q-5 -4 -15.8 0Z`, hair)
    + (hat ? path(`M${lean - 9} ${-94 + b}h19q-1 -9 -9.5 -9t-9.5 9Z`, hat) : ''), {});
  return (shadow ? oval(x, y, h * 0.24, h * 0.035, C.ink, { opacity: shadow }) : '') + at(x, y, h * u, s, flip);
}
export const crowd = (n, x0, x1, y0, y1, h0, h1, o = {}) => Array.from({ length: n }, () => random()).sort((a, b) => a - b).map((t) => person(between(x0, x1), y0 + t * (y1 - y0), h0 + t * (h1 - h0), pick(o.coats ?? coats), { pose: pick(['stand', 'walk', 'walk']), flip: random() < 0.5, hat: random() < 0.25 ? pick(coats) : undefined, shadow: 0.18, ...o })).join('');
export const ferry = (x, y, s, hull = C.ink, house = C.cream, light = C.glow, stripe = C.brick, flip = false) => at(x, y, s / 100,
  path('M-104 -16H112L98 16Q96 20 90 20H-84Q-92 20 -95 14Z', hull) + rect(-98, 2, 200, 5, stripe) + path('M-80 -16V-42H70L84 -16Z', house) + path('M-62 -42V-64H38L48 -42Z', mix(house, C.slate, 0.12)) + path('M-6 -64V-80H32L38 -64Z', house)
  + path('M-40 -64L-37 -96H-18L-15 -64Z', stripe) + rect(-38.2, -88, 21.4, 7, C.cream) + line('M60 -42V-92M60 -86L98 -18M60 -86L20 -66', mix(hull, C.slate, 0.3), 1.4)
  + many(11, (i) => rect(-73 + i * 13, -35, 8, 10, light, { rx: 1.5 })) + many(7, (i) => rect(-55 + i * 13, -58, 7, 9, light, { rx: 1.5 })) + rect(2, -76, 28, 6, light)
  + line('M-80 -45H72M-62 -67H-42', C.steel, 1), flip);
export const sailboat = (x, y, s, sail = C.cream, hull = C.ink, flip = false) => at(x, y, s / 100, path('M-46 0H50Q42 16 24 16H-30Q-42 14 -46 0Z', hull) + line('M0 0V-108', hull, 2.4) + path('M5 -106Q40 -60 44 -10H5Z', sail) + path('M-4 -96Q-22 -50 -40 -10H-4Z', mix(sail, C.slate, 0.18)), flip);
export const fishing = (x, y, s, hull = C.teal, flip = false) => at(x, y, s / 100, path('M-92 -26Q-60 -14 20 -14Q70 -14 96 -40Q92 10 70 20H-66Q-86 12 -92 -26Z', hull) + path('M-91 -20Q-60 -8 20 -8Q70 -8 95 -32L95 -39Q70 -14 20 -14Q-60 -14 -92 -26Z', C.cream) + path('M-48 -14V-58H-4V-14Z', C.cream) + rect(-54, -64, 56, 8, mix(hull, C.ink, 0.4)) + rect(-42, -50, 13, 15, C.slate) + rect(-23, -50, 13, 15, C.slate) + line('M30 -14V-116M30 -112L84 -34M30 -112L-48 -62M30 -60L66 -92', C.bark, 2.6) + circle(30, -118, 3, C.glow) + many(3, (i) => circle(-70 + i * 10, -18 - (i % 2) * 3, 7, C.coral)), flip);
export const tram = (x, y, s, body = C.brick, light = C.glow, night = true) => at(x, y, s / 100,
  line('M-20 -98L0 -128L26 -128', C.ink, 2.5) + rect(-40, -101, 80, 7, mix(body, C.ink, 0.5), { rx: 3 }) + path('M-140 -92Q-140 -96 -134 -96H134Q140 -96 140 -90L146 -40V-14H-146V-40Z', body) + path('M-143 -44H143L146 -38V-14H-146V-38Z', C.cream) + rect(-146, -44, 292, 3, mix(body, C.ink, 0.4)) + rect(-140, -14, 280, 6, C.ink)
  + many(7, (i) => (i === 1 || i === 5 ? rect(-128 + i * 37, -86, 32, 68, mix(body, C.ink, 0.35), { rx: 3 }) + rect(-125 + i * 37, -82, 12, 60, light, { rx: 2, opacity: 0.9 }) + rect(-111 + i * 37, -82, 12, 60, light, { rx: 2, opacity: 0.9 }) : rect(-128 + i * 37, -84, 32, 34, night ? light : mix(C.mist, C.slate, 0.2), { rx: 3 }) + (random() < 0.75 ? group(circle(-112 + i * 37, -66, 4, C.bark) + path(`M${-120 + i * 37} -50q0 -12 8 -12t8 12Z`, mix(pick(coats), C.bark, 0.4)), { opacity: 0.9 }) : '')))
  + many(4, (i) => circle([-112, -72, 72, 112][i], -7, 8, C.ink) + circle([-112, -72, 72, 112][i], -7, 3, C.slate)) + circle(144, -26, 5, '#fff4d4') + circle(-144, -26, 3.5, C.coral));
export const bicycle = (x, y, s, color) => at(x, y, s / 100, circle(-30, -24, 23, 'none', { stroke: color, 'stroke-width': 4 }) + circle(34, -24, 23, 'none', { stroke: color, 'stroke-width': 4 }) + line('M-30 -24L-12 -58H24L0 -24H-30M-12 -58L0 -24M34 -24L22 -66H34M-18 -64H-4', color, 4));
export const bench = (x, y, s, color) => at(x, y, s / 100, rect(-60, -40, 120, 7, color) + rect(-60, -70, 120, 6, color) + rect(-60, -58, 120, 6, color) + line('M-48 -70V0M48 -70V0', mix(color, C.ink, 0.4), 5));

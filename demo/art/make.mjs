// Draws the demo newspaper's pictures: layered scenes as SVG, then JPEG and WebP in four widths.
//   nice node make.mjs [--draft] [stem ...]      needs rsvg-convert, convert (ImageMagick) and cwebp
// Writes ../media/ and ../pictures.txt; with --draft only small PNGs to /tmp/lantern, to look at.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync, rmSync } from 'node:fs';
import { W, H, begin, taken } from './kit.mjs';
import { scenes as one } from './scenes-one.mjs';
import { scenes as two } from './scenes-two.mjs';

const widths = [320, 640, 960, 1280];
const all = { ...one, ...two };
const draft = process.argv.includes('--draft');
const only = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const work = '/tmp/lantern/';
const media = new URL('../media/', import.meta.url).pathname;
mkdirSync(work, { recursive: true });
mkdirSync(media, { recursive: true });

// Paper grain and a little darkness in the corners hold all pictures together.
const finish = `<filter id="grain"><feTurbulence type="fractalNoise" baseFrequency="0.75" numOctaves="2" seed="3"/><feColorMatrix values="0 0 0 0 0.45 0 0 0 0 0.4 0 0 0 0 0.35 0 0 0 0.1 0"/></filter>
<rect width="${W}" height="${H}" filter="url(#grain)" opacity="0.8"/><radialGradient id="corner" r="0.78"><stop offset="0.6" stop-color="#101826" stop-opacity="0"/><stop offset="1" stop-color="#101826" stop-opacity="0.26"/></radialGradient><rect width="${W}" height="${H}" fill="url(#corner)"/>`;

export function svg(stem) {
  begin(stem);
  const drawing = all[stem][1]();
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 ${W} ${H}" width="${W}" height="${H}"><defs>${taken()}</defs>${drawing}${finish}</svg>`;
}

for (const stem of Object.keys(all)) {
  if (only.length && !only.includes(stem)) continue;
  writeFileSync(`${work}${stem}.svg`, svg(stem).replaceAll('href="#', 'xlink:href="#'));
  if (draft) {
    execFileSync('rsvg-convert', ['-w', '640', `${work}${stem}.svg`, '-o', `${work}${stem}-draft.png`]);
    continue;
  }
  const png = `${work}${stem}.png`;
  execFileSync('rsvg-convert', [`${work}${stem}.svg`, '-o', png]);
  for (const width of widths) {
    const size = ['-resize', `${width}x${Math.round((width * H) / W)}!`];
    const limit = width === 640 ? ['-define', 'jpeg:extent=34kb'] : [];
    execFileSync('convert', [png, ...size, ...limit, '-strip', '-sampling-factor', '4:2:0', '-interlace', 'JPEG', '-quality', '72', `${media}${stem}-${width}.jpg`]);
    execFileSync('cwebp', ['-quiet', '-q', '70', '-m', '5', '-resize', String(width), String(Math.round((width * H) / W)), png, '-o', `${media}${stem}-${width}.webp`]);
  }
  if (!process.env.KEEP_PNG) rmSync(png);
}
if (!draft) writeFileSync(new URL('../pictures.txt', import.meta.url), Object.entries(all).map(([stem, [alt]]) => `${stem} | ${W} | ${H} | ${widths.join(' ')} | ${alt}\n`).join(''));

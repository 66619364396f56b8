// The demo's clips: layers drawn with the kit, moved against each other by ffmpeg.
//   nice node clips.mjs [stem ...]      needs rsvg-convert and ffmpeg; writes ../media/clip-*.mp4 and .webm
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { C, W, H, begin, taken, between, many, rect, pill, circle, line, poly, mix, down, group, blurred, sky, glow, sun, stars, clouds, cloud, gulls, rain, terrain, land, grass, mirror, glints, lane, street, skyline, lamp, person, ferry, sailboat, tram, bicycle } from './kit.mjs';

const seconds = 8, work = '/tmp/lantern/';
const media = new URL('../media/', import.meta.url).pathname;
mkdirSync(work, { recursive: true });

const kite = (x, y, s, c, to) => line(`M${x} ${y + s}Q${x + (to[0] - x) * 0.2} ${y + (to[1] - y) * 0.75} ${to[0]} ${to[1]}`, '#5b5347', 1.5)
  + group(poly([[0, -s], [s * 0.72, -s * 0.1], [0, s], [-s * 0.72, -s * 0.1]], c) + poly([[0, -s], [s * 0.72, -s * 0.1], [0, s]], mix(c, C.ink, 0.25)) + line(`M0 ${s}q${s * 0.6} ${s * 0.5} 0 ${s}q${-s * 0.6} ${s * 0.5} 0 ${s}`, c, 3), { transform: `translate(${x} ${y}) rotate(18)` });

// Each layer: what it draws, and where it is at the time t (in units of the drawing).
const clips = {
  'clip-harbour': [
    [() => mirror(522, sky(C.deep, [C.plum, 0.28], [C.coral, 0.5], [C.glow, 0.62], [C.glow, 1]) + sun(905, 470, 34, '#fff3d0', C.glow) + land(terrain(500, 120, 330), mix(C.plum, C.coral, 0.35)) + skyline(522, 22, 74, mix(C.deep, C.plum, 0.25), C.glow, 0.25), down([mix(C.plum, C.coral, 0.55)], [C.deep]), 0.75) + lane(905, 526, '#ffe8b8', 40), '0', '0'],
    [() => many(4, (i) => cloud(190 + i * 280, between(160, 330), 230, '#c2707a', 0.45)), '-60+11*t', '0'],
    [() => glints(530, 90, C.glow, 0.35), '16*sin(t*0.9)', '2*sin(t*1.6)'],
    [() => ferry(455, 610, 220, C.ink, C.cream, '#ffcf72') + blurred(pill(260, 650, 420, 24, C.ink, 0.5), 6), '-420+95*t', '3*sin(t*1.4)'],
    [() => gulls(7, 240, 170, 600, 200, C.deep, 15), '-40+34*t', '10*sin(t*1.1)'],
    [() => poly([[-80, 742], [700, 742], [760, 790], [760, 870], [-80, 870]], C.ink) + many(4, (i) => rect(70 + i * 170, 716, 26, 40, '#0d1420')) + lamp(640, 750, 230, '#0d1420', C.glow, 0.55) + person(480, 764, 140, C.brick, { hat: C.ink }) + bicycle(400, 766, 96, '#0d1420'), '-4*t', '0'],
  ],
  'clip-tram': [
    [() => mirror(662, sky('#0f1830', '#22325a', ['#4b4470', 0.75], '#6d4c6c') + stars(90, 300) + skyline(430, 60, 190, '#1d2a4c', C.glow, 0.3) + street(650, 200, 340, ['#26345a', '#2f3a5e', '#3b3a5c', '#2a4058', '#443b58'], { chance: 0.42, cell: 34, width: [120, 170], shade: 0.22 }) + line('M-10 372H1290', '#0b1226', 2.5) + lamp(250, 650, 250, '#0b1226', C.glow, 0.6) + lamp(1080, 650, 250, '#0b1226', C.glow, 0.6) + person(1020, 654, 104, C.teal, { flip: true }), down('#1c2746', '#121a31'), 0.8, 44) + line('M-10 690H1300M-10 716H1300', '#55608a', 4, { opacity: 0.7 }), '0', '0'],
    [() => group(tram(640, 652, 200, '#b23a34', '#ffdf9a'), { transform: 'matrix(1 0 0 -1 0 1330)', opacity: 0.3 }) + tram(640, 652, 200, '#b23a34', '#ffdf9a') + glow(930, 600, 200, '#ffe6ac', 0.55), '-1010+1010*(1-pow(1-min(t/4.6,1),2))+if(gt(t,5.8),90*pow(t-5.8,2.4),0)', '0'],
    [() => glints(668, 50, '#ffcf7d', 0.35), '10*sin(t*1.2)', '0'],
    [() => rain(110, '#b8c4e2', 0.28, 0), '0', '-420+mod(t*620,420)'],
  ],
  'clip-kites': [
    [() => sky('#5f9db8', '#a9ccd0', ['#f0e6c9', 0.62], '#f0e6c9') + land(terrain(500, 60, 240), '#8fb0b0') + rect(0, 500, W, 200, down('#4b8c99', '#7fb7b4')), '0', '0'],
    [() => many(4, (i) => cloud(220 + i * 270, between(150, 330), 220, '#fffdf4', 0.85)), '-60+14*t', '0'],
    [() => glints(506, 90, '#f4faf0', 0.55, 630), '14*sin(t*0.8)', '0'],
    [() => sailboat(900, 524, 44) + sailboat(1010, 514, 30, '#f2c9a0'), '40-9*t', '2*sin(t*1.7)'],
    [() => land((x) => 634 + 10 * Math.sin(x / 90), '#e8d3a2'), '0', '0'],
    [() => kite(300, 230, 46, C.brick, [360, 690]) + kite(820, 200, 54, C.plum, [780, 690]), '22*sin(t*1.1)', '12*sin(t*1.9)'],
    [() => kite(540, 190, 60, C.amber, [560, 690]) + kite(1040, 330, 38, C.coral, [950, 690]), '26*sin(t*0.9+2)', '16*sin(t*1.5+1)'],
    [() => [360, 565, 780, 955].map((x, i) => person(x, 740, 84, [C.teal, C.brick, C.deep, C.plum][i], { pose: 'reach' })).join('') + land((x) => 700 + 14 * Math.sin(x / 130), '#dcc08a') + person(190, 800, 150, C.brick, { pose: 'reach' }) + person(262, 804, 100, C.teal, { pose: 'reach' }), '0', '0'],
    [() => land((x) => 790 + 16 * Math.sin(x / 160 + 1), '#cba86c') + grass(-60, W + 60, (x) => 792 + 16 * Math.sin(x / 160 + 1) + between(0, 50), 240, 40, 100, ['#77875a', '#93955c', '#5a714f', '#b3a76c']), '6*sin(t*1.3)', '0'],
  ],
};

const only = process.argv.slice(2);
for (const [stem, layers] of Object.entries(clips)) {
  if (only.length && !only.includes(stem)) continue;
  const inputs = [], filters = [];
  layers.forEach(([draw, x, y], i) => {
    begin(`${stem}${i}`);
    const drawing = draw(), file = `${work}${stem}-${i}`;
    writeFileSync(`${file}.svg`, `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 110 ${W} 720" width="1708" height="960"><defs>${taken()}</defs>${drawing}</svg>`.replaceAll('href="#', 'xlink:href="#'));
    execFileSync('rsvg-convert', ['-w', '1708', '-h', '960', `${file}.svg`, '-o', `${file}.png`]);
    inputs.push('-loop', '1', '-framerate', '25', '-t', String(seconds), '-i', `${file}.png`);
    if (i > 0) filters.push(`[${i === 1 ? '0' : `v${i - 1}`}][${i}]overlay=x='1.334*(${x})':y='1.334*(${y})':eval=frame[v${i}]`);
  });
  filters.push(`[v${layers.length - 1}]scale=854:480:flags=area,format=yuv420p[out]`);
  const film = ['-v', 'error', '-y', '-threads', '1', ...inputs, '-filter_complex', filters.join(';'), '-map', '[out]', '-an', '-r', '25', '-t', String(seconds)];
  execFileSync('ffmpeg', [...film, '-c:v', 'libx264', '-preset', 'slow', '-crf', '27', '-movflags', '+faststart', `${media}${stem}.mp4`]);
  execFileSync('ffmpeg', ['-v', 'error', '-y', '-i', `${media}${stem}.mp4`, '-an', '-c:v', 'libvpx-vp9', '-crf', '40', '-b:v', '0', '-row-mt', '1', '-threads', '1', '-cpu-used', '2', `${media}${stem}.webm`]);
}

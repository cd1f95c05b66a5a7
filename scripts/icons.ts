/** Draws the icons of the installed app from the mark, in Chromium: `npx tsx scripts/icons.ts`. What it writes is committed. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { chromiumPath, CHROMIUM_FLAGS } from './chromium.ts';

const folder = path.resolve(import.meta.dirname, '../public/icons');

/** The threads through the bars, as `src/editor/topbar/Mark.tsx` has them, on 24 by 24. */
const MARK = `
  <path d="M7 3v18M17 3v18" opacity="0.5"/>
  <path d="M2.5 7h6c5 0 2 10 7 10h6" stroke="#5fc796"/>
  <path d="M2.5 12h19"/>
  <path d="M2.5 17h6c5 0 2-10 7-10h6"/>`;

/** @param share of the square that the mark takes. @param radius of the corners; 0 where the system cuts them itself. */
function icon(share: number, radius: number): string {
  const scale = (512 * share) / 24;
  const margin = (512 - 24 * scale) / 2;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">
  <rect width="512" height="512" rx="${radius}" fill="#14171c"/>
  <g transform="translate(${margin} ${margin}) scale(${scale})" fill="none" stroke="#ffffff" stroke-width="2" stroke-linecap="round">${MARK}
  </g>
</svg>
`;
}

const rounded = icon(0.72, 96);
/** Systems cut what they like out of the middle four fifths. */
const full = icon(0.56, 0);

const PICTURES = [
  { name: 'icon-192.png', size: 192, svg: rounded },
  { name: 'icon-512.png', size: 512, svg: rounded },
  { name: 'maskable-512.png', size: 512, svg: full },
  { name: 'apple-touch-icon.png', size: 180, svg: icon(0.66, 0) },
];

mkdirSync(folder, { recursive: true });
const executablePath = chromiumPath();
const browser = await chromium.launch({ args: CHROMIUM_FLAGS, ...(executablePath ? { executablePath } : {}) });
try {
  for (const { name, size, svg } of PICTURES) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
    writeFileSync(path.join(folder, name), await page.screenshot({ omitBackground: true }));
    await page.close();
  }
} finally {
  await browser.close();
}

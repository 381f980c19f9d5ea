import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import type { Plugin } from 'vite';

/** What a phone shows of a drawing that it cuts into its own shape: the middle four fifths are safe (W3C manifest). */
const SAFE = 0.8;

/** The icons that phones want as pictures, drawn from `icon.svg`: two sizes, one to be cut, one for an iPhone. */
export const icons = (drawing: string): Plugin => ({
  name: 'icons',
  apply: 'build',
  async generateBundle() {
    const rounded = readFileSync(drawing, 'utf8');
    const draw = async (fileName: string, svg: string, size: number): Promise<void> => {
      const source = await sharp(Buffer.from(svg), { density: 600 })
        .resize(size, size)
        .png({ palette: true })
        .toBuffer();
      this.emitFile({ type: 'asset', fileName, source });
    };
    await draw('icon-192.png', rounded, 192);
    await draw('icon-512.png', rounded, 512);
    await draw('icon-maskable-512.png', filled(rounded), 512);
    await draw('apple-touch-icon.png', filled(rounded), 180);
  },
});

/** The background to the edges, the drop within what is safe. */
function filled(svg: string): string {
  const side = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
  const margin = (side * (1 - SAFE)) / 2;
  const [background = '', ...shapes] = svg.match(/<(rect|path)[^>]*\/>/g) ?? [];
  const drop = `<g transform="translate(${margin} ${margin}) scale(${SAFE})">${shapes.join('')}</g>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}">${background.replace(/rx="\d+"/, '')}${drop}</svg>`;
}

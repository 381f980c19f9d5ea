import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const FOLDER = 'libs/billing/fonts';
const FILES = {
  text: 'instrument-sans-regular.ttf',
  strong: 'instrument-sans-semibold.ttf',
  heading: 'bricolage-grotesque-bold.ttf',
} as const;
export type FontName = keyof typeof FILES;

let loaded: Readonly<Record<FontName, Buffer>> | undefined;

/** The house's fonts (OFL 1.1), read at the first document. The same files serve the sources and the build. */
export function loadFonts(): Readonly<Record<FontName, Buffer>> {
  if (!loaded) {
    const folder = findFolder(import.meta.dirname);
    const read = (name: FontName): Buffer => readFileSync(join(folder, FILES[name]));
    loaded = { text: read('text'), strong: read('strong'), heading: read('heading') };
  }
  return loaded;
}

function findFolder(from: string): string {
  const folder = join(from, FOLDER);
  if (existsSync(folder)) return folder;
  if (dirname(from) === from) throw new Error(`${FOLDER} is missing`);
  return findFolder(dirname(from));
}

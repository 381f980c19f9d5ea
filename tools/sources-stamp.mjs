import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** A hash of the names, sizes and times of everything that goes into dist/. */
export function sourcesStamp() {
  const hash = createHash('sha256').update(process.version);
  for (const folder of ['apps', 'libs', 'prisma/seed', 'prisma/schema', 'tools']) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || /[/\\](generated|node_modules|test)[/\\]?/.test(entry.parentPath)) continue;
      const file = join(entry.parentPath, entry.name);
      const { size, mtimeMs } = statSync(file);
      hash.update(`${file}:${size}:${Math.round(mtimeMs)}\n`);
    }
  }
  return hash.digest('hex');
}

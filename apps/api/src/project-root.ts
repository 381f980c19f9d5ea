import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder with package.json and prisma/, from the sources and from dist/ alike. */
export function projectRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'prisma/schema'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('The prisma folder was not found beside the application');
    folder = parent;
  }
  return folder;
}

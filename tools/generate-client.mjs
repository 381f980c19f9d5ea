// Generates the Prisma client when the schema has changed. Prisma's CLI would download a native engine that `generate`
// does not run; pointing it at an existing file keeps the install free of downloads.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const schemaFolder = join(root, 'prisma/schema');
const output = join(root, 'libs/platform/src/prisma/generated');
const stamp = join(output, '.schema-hash');

const hash = createHash('sha256');
for (const file of readdirSync(schemaFolder)
  .filter((name) => name.endsWith('.prisma'))
  .sort()) {
  hash.update(file).update(readFileSync(join(schemaFolder, file)));
}
const wanted = hash.digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted || process.argv.includes('--force')) {
  rmSync(output, { recursive: true, force: true });
  execFileSync(process.execPath, [join(root, 'node_modules/prisma/build/index.js'), 'generate'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1' },
  });
  mkdirSync(output, { recursive: true });
  writeFileSync(stamp, wanted);
}

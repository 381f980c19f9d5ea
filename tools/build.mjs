// Compiles TypeScript to dist/ with swc; types are checked by `npm run lint`.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourcesStamp } from './sources-stamp.mjs';

const root = join(import.meta.dirname, '..');
const stamp = sourcesStamp();
rmSync(join(root, 'dist'), { recursive: true, force: true });
mkdirSync(join(root, 'dist'), { recursive: true });
const ignored = ['**/*.spec.ts', '**/*.int-spec.ts', '**/*.d.ts', 'apps/web/**'];
execFileSync(
  process.execPath,
  [
    join(root, 'node_modules/@swc/cli/bin/swc.js'),
    'apps',
    'libs',
    'prisma/seed',
    '--out-dir',
    'dist',
    '--config-file',
    '.swcrc',
    '--quiet',
    ...ignored.flatMap((pattern) => ['--ignore', pattern]),
  ],
  { cwd: root, stdio: 'inherit' },
);
// `npm run dev` serves the web application by Vite instead.
if (!process.argv.includes('--without-web')) {
  execFileSync(
    process.execPath,
    [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--config', 'apps/web/vite.config.ts', '--logLevel', 'warn'],
    { cwd: root, stdio: 'inherit' },
  );
}
writeFileSync(join(root, 'dist/.stamp'), process.argv.includes('--without-web') ? 'without-web' : stamp);

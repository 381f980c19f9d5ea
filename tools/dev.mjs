// Rebuilds on every change and restarts the application, with the web application served by Vite: `npm run dev`.
import { spawn, spawnSync } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const node = process.execPath;
let running;
let pending;

function rebuild() {
  for (const step of [['generate-client.mjs'], ['build.mjs', '--without-web']]) {
    const [script, ...options] = step;
    const built = spawnSync(node, [join(import.meta.dirname, script), ...options], { cwd: root, stdio: 'inherit' });
    if (built.status !== 0) return;
  }
  const start = () => {
    running = spawn(node, ['--enable-source-maps', 'dist/apps/api/src/main.js'], { cwd: root, stdio: 'inherit' });
  };
  if (!running || running.exitCode !== null) start();
  else {
    running.once('exit', start);
    running.kill('SIGTERM');
  }
}

for (const folder of ['apps/api', 'apps/mailbox', 'apps/stripe-sandbox', 'libs', 'prisma']) {
  watch(join(root, folder), { recursive: true }, (_, name) => {
    if (!name || !/\.(ts|prisma|sql)$/.test(name) || name.includes('generated')) return;
    clearTimeout(pending);
    pending = setTimeout(rebuild, 200);
  });
}
rebuild();
const pages = spawn(node, [join(root, 'node_modules/vite/bin/vite.js'), '--config', 'apps/web/vite.config.ts'], {
  cwd: root,
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    pages.kill();
    if (!running || running.exitCode !== null) process.exit(0);
    running.once('exit', () => process.exit(0));
    running.kill('SIGTERM');
  });
}

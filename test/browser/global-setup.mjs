import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import startDatabase from '../support/global-setup.mjs';

const ROOT = join(import.meta.dirname, '../..');
const SOURCES = ['apps/web', 'apps/api/schema.graphql', 'libs/kernel/src'];

/**
 * Besides PostgreSQL: a browser and the built pages. `CHROME_PATH` takes another Chromium; `TEST_WEB_FOLDER` takes pages
 * that are built already.
 */
export default async function globalSetup() {
  await startDatabase();
  process.env['TEST_WEB_FOLDER'] ??= builtPages();
  process.env['TEST_CHROME_PATH'] = process.env['CHROME_PATH'] ?? (await bundledChromium());
}

/**
 * The package unpacks the libraries that Chromium needs only where it believes to be on AWS Lambda, which it decides when
 * it is imported. Only the browser is to find them: other programs have their own.
 */
async function bundledChromium() {
  const { AWS_LAMBDA_JS_RUNTIME: runtime, LD_LIBRARY_PATH: libraries } = process.env;
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs22.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  const path = await chromium.executablePath();
  process.env['TEST_CHROME_LIBRARIES'] = process.env['LD_LIBRARY_PATH'];
  restore('AWS_LAMBDA_JS_RUNTIME', runtime);
  restore('LD_LIBRARY_PATH', libraries);
  return path;
}

function restore(name, value) {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}

function builtPages() {
  const folder = join(ROOT, 'dist/web');
  const page = join(folder, 'index.html');
  const newest = Math.max(...SOURCES.map((path) => newestIn(join(ROOT, path))));
  if (!existsSync(page) || statSync(page).mtimeMs < newest) {
    const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
    const options = ['build', '--config', 'apps/web/vite.config.ts', '--logLevel', 'warn'];
    execFileSync(process.execPath, [vite, ...options], { cwd: ROOT, stdio: 'inherit' });
  }
  return folder;
}

function newestIn(path) {
  if (!statSync(path).isDirectory()) return statSync(path).mtimeMs;
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Math.max(...files.map((file) => statSync(join(file.parentPath, file.name)).mtimeMs));
}

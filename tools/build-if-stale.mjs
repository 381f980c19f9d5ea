// Before `npm start`: builds once after the install and again when sources changed.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourcesStamp } from './sources-stamp.mjs';

const stamp = join(import.meta.dirname, '../dist/.stamp');
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== sourcesStamp()) {
  console.log('Building…');
  execFileSync(process.execPath, [join(import.meta.dirname, 'generate-client.mjs')], { stdio: 'inherit' });
  execFileSync(process.execPath, [join(import.meta.dirname, 'build.mjs')], { stdio: 'inherit' });
}

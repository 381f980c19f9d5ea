import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const ROOT = join(import.meta.dirname, '../../..');

/** Apart from dist/, so that an application that runs from there is not disturbed. */
const COMPILED = join(ROOT, 'node_modules/.cache/limpide-instance');

/** Compiles the server with the build's own settings; the web application is not needed to start and stop. */
export const build = (): Promise<void> => compile(COMPILED, ['apps', 'libs', 'prisma/seed']);

/** Compiles these files and folders into a folder in which `#payment` and the like mean what was compiled with them. */
export async function compile(into: string, sources: readonly string[]): Promise<void> {
  await promisify(execFile)(process.execPath, ['tools/generate-client.mjs'], { cwd: ROOT });
  const swc = join(ROOT, 'node_modules/@swc/cli/bin/swc.js');
  const ignored = ['**/*.spec.ts', '**/*.int-spec.ts', '**/*.d.ts', 'apps/web/**'].flatMap((path) => [
    '--ignore',
    path,
  ]);
  const options = ['--out-dir', into, '--config-file', '.swcrc', '--quiet', ...ignored];
  await promisify(execFile)(process.execPath, [swc, ...sources, ...options], { cwd: ROOT });
  const { imports } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    imports: Record<string, { default: string }>;
  };
  const here = Object.entries(imports).map(([name, { default: path }]) => [name, path.replace('./dist/', './')]);
  writeFileSync(join(into, 'package.json'), JSON.stringify({ type: 'module', imports: Object.fromEntries(here) }));
}

/** The application as `npm start` runs it: a process of its own, with its own embedded database, mail box and sandbox. */
export class Instance {
  readonly #process: ChildProcess;
  readonly #exited: Promise<number | null>;
  output = '';

  constructor(readonly environment: Readonly<Record<string, string>>) {
    this.#process = spawn(process.execPath, ['--enable-source-maps', join(COMPILED, 'apps/api/src/main.js')], {
      cwd: ROOT,
      env: { PATH: process.env['PATH'], SEED_PROVIDERS: '0', NODE_ENV: 'development', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#process.stdout, this.#process.stderr])
      stream?.on('data', (text: Buffer) => (this.output += text.toString()));
    this.#exited = once(this.#process, 'close').then(([code]: unknown[]) => code as number | null);
  }

  get url(): string {
    return `http://127.0.0.1:${this.environment['PORT'] ?? ''}`;
  }

  /** The exit code, once the process has ended and everything it wrote is read; null when a signal ended it. */
  get exitCode(): Promise<number | null> {
    return this.#exited;
  }

  signal(name: NodeJS.Signals): void {
    this.#process.kill(name);
  }

  /** Waits until it says that it is ready; throws when it ends before. */
  async ready(): Promise<this> {
    let ended = false;
    void this.#exited.then(() => (ended = true));
    for (;;) {
      const answer = await fetch(`${this.url}/health/ready`).catch(() => null);
      if (answer?.status === 200) return this;
      if (ended) throw new Error(`It ended before it was ready:\n${this.output}`);
      await sleep(100);
    }
  }

  /** One GraphQL request; the body as it came. */
  async ask(
    query: string,
    variables: object,
    token?: string,
  ): Promise<{ status: number; data: Record<string, unknown> }> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify({ query, variables }),
    });
    const { data } = (await response.json()) as { data: Record<string, unknown> };
    return { status: response.status, data };
  }
}

/** Whether a process with this id is there. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

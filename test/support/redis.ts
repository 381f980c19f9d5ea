import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

const INSTALL = ['install', '--yes', '--no-install-recommends', 'redis-server'];

/** The one part that tests need and npm can't bring: taken from the machine, or installed where that is ours to do. */
function ensureInstalled(): void {
  if (answers()) return;
  const root = process.getuid?.() === 0;
  const [command, ...before] = root ? ['apt-get'] : ['sudo', '--non-interactive', 'apt-get'];
  const run = (...words: string[]): void => {
    // A runlevel keeps the package from starting a server of its own; the lock is for another worker that installs it too.
    const options = ['-o', 'DPkg::Lock::Timeout=120', '-o', 'Acquire::Retries=3'];
    execFileSync(command ?? '', [...before, ...options, ...words], { env: { ...process.env, RUNLEVEL: '1' } });
  };
  try {
    run('update');
    run(...INSTALL);
  } catch (cause) {
    throw new Error('Tests of Redis need redis-server on the PATH (apt-get install redis-server, brew install redis)', {
      cause,
    });
  }
}

function answers(): boolean {
  try {
    execFileSync('redis-server', ['--version']);
    return true;
  } catch {
    return false;
  }
}

export interface TestRedis {
  readonly url: string;
  /** Ends it at once, with all that it remembers. */
  kill(): Promise<void>;
  /** Starts it afresh at the same address. */
  start(): Promise<void>;
}

/** A real Redis of its own that keeps nothing on disk; kill it in afterAll. */
export async function startRedis(): Promise<TestRedis> {
  ensureInstalled();
  const port = await freePort();
  let server: ChildProcess | undefined;
  const redis: TestRedis = {
    url: `redis://127.0.0.1:${port}`,
    async start() {
      const words = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
      server = spawn('redis-server', words, { stdio: ['ignore', 'pipe', 'inherit'] });
      let said = '';
      for await (const chunk of server.stdout ?? []) {
        said += String(chunk);
        if (said.includes('Ready to accept connections')) return;
      }
      throw new Error(`Redis did not start: ${said}`);
    },
    async kill() {
      const ended = server?.exitCode === null ? once(server, 'exit') : undefined;
      server?.kill('SIGKILL');
      await ended;
      server = undefined;
    },
  };
  await redis.start();
  return redis;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

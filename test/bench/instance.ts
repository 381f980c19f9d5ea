import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
/** What `npm start` gives to node. */
const START = (
  JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: { start: string } }
).scripts.start
  .split(' ')
  .slice(1);

/** A running application in a process of its own, as a person would start it. */
export interface Instance {
  readonly url: string;
  /** From the start of the process until /health/ready answered 200, in milliseconds. */
  readonly readyAfter: number;
  /** Of the API process until then, in milliseconds. */
  readonly processorTime: number;
  /** Until what follows the first readiness is done too: on new data, the demonstration's first visits. */
  settled(): Promise<void>;
  /** Resident memory of the API process, in megabytes. */
  memory(): number;
  stop(): Promise<void>;
}

export async function startInstance(environment: Record<string, string>): Promise<Instance> {
  const [port, sandbox, mail, smtp] = await Promise.all([freePort(), freePort(), freePort(), freePort()]);
  const began = performance.now();
  const child = spawn(process.execPath, START, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      PORT: String(port),
      STRIPE_SANDBOX_PORT: String(sandbox),
      MAIL_PORT: String(mail),
      MAIL_SMTP_PORT: String(smtp),
      LOG_LEVEL: 'error',
      ...environment,
    },
  });
  const url = `http://127.0.0.1:${port}`;
  // The last thing that a start says.
  const banner = new Promise<void>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (text.includes('Limpide is ready')) resolve();
    });
  });
  await untilReady(child, url);
  return {
    url,
    readyAfter: performance.now() - began,
    processorTime: processorTimeOf(child),
    settled: () => banner,
    memory: () =>
      Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? Number.NaN) / 1024,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

/** Linux counts it in hundredths of a second. */
function processorTimeOf(child: ChildProcess): number {
  const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8');
  const [user, system] = stat.slice(stat.lastIndexOf(')')).split(' ').slice(12, 14);
  return (Number(user) + Number(system)) * 10;
}

async function untilReady(child: ChildProcess, url: string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`The application stopped with ${child.exitCode}`);
    const ready = await fetch(`${url}/health/ready`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Below the ports that Linux gives to outgoing connections, one of which could take it before the application does. */
let lastPort = 20_000 + (process.pid % 10_000);

function freePort(): Promise<number> {
  const port = (lastPort += 1);
  return new Promise((resolve, reject) => {
    const probe = createServer()
      .once('error', () => void freePort().then(resolve, reject))
      .listen(port, '127.0.0.1', () => probe.close(() => resolve(port)));
  });
}

/** Sends the same request over and over from `connections` clients for `milliseconds`; answers requests a second. */
export async function throughput(
  url: string,
  init: RequestInit,
  connections: number,
  milliseconds: number,
): Promise<number> {
  const end = performance.now() + milliseconds;
  let answered = 0;
  const client = async (): Promise<void> => {
    while (performance.now() < end) {
      const response = await fetch(url, init);
      if (!response.ok) throw new Error(`HTTP ${response.status}: ${await response.text()}`);
      await response.arrayBuffer();
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, client));
  return (answered / milliseconds) * 1000;
}

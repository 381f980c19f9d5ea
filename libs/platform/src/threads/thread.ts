// Runs as a worker thread: asks the module it was given, one question after the other, at a lower priority than the event
// loop. Plain TypeScript without our aliases, so that Node runs it from source in tests as well as compiled.
import { readlinkSync } from 'node:fs';
import { getPriority, setPriority } from 'node:os';
import { basename } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';

export interface ThreadData {
  /** The module's address; it exports `answer`. */
  readonly module: string;
}

/** To a thread: a question under its number. */
export interface Asked {
  readonly id: number;
  readonly question: unknown;
}

/** From a thread: first that it is ready, then an answer or why there is none. */
export type Told =
  'ready' | { readonly id: number; readonly answer: unknown } | { readonly id: number; readonly error: unknown };

/** A third of the share of a thread at 0, and whoever wakes up at 0 is let through at once. */
const NICENESS = 5;

/** Linux keeps a priority for each thread, and its number for one; elsewhere it would be the whole process's. */
function giveWay(): void {
  if (process.platform !== 'linux') return;
  try {
    const thread = Number(basename(readlinkSync('/proc/thread-self')));
    setPriority(thread, Math.max(getPriority(thread), NICENESS));
  } catch {
    // A sandbox without /proc, or one that forbids it: the thread works at the priority of all others.
  }
}

giveWay();
const { module } = workerData as ThreadData;
const { answer } = (await import(module)) as { answer: (question: unknown) => unknown };
const tell = (told: Told): void => parentPort?.postMessage(told);
parentPort?.on('message', ({ id, question }: Asked) => {
  try {
    tell({ id, answer: answer(question) });
  } catch (error) {
    tell({ id, error });
  }
});
tell('ready');

import { getPriority } from 'node:os';
import { setImmediate as turn } from 'node:timers/promises';
import { GraphQLError } from 'graphql';
import { Threads, type ThreadsOptions } from './index.js';

/** A module from its text: what a feature would keep in a file. */
const module = (body: string): URL =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`
      import { getPriority } from 'node:os';
      import { readlinkSync } from 'node:fs';
      import { basename } from 'node:path';
      import { threadId } from 'node:worker_threads';
      export const answer = (question) => { ${body} };`)}`,
  );

const made: Threads<never, never>[] = [];
function threads<Q, A>(body: string, options: Partial<ThreadsOptions> = {}): Threads<Q, A> {
  const few = { name: 'spec', module: module(body), most: 1, waiting: 10, patience: 60_000, kept: 60_000 };
  const these = new Threads<Q, A>({ ...few, ...options });
  made.push(these as never);
  return these;
}

afterEach(() => Promise.all(made.splice(0).map((these) => these.stop())));

/** Keeps a thread at its question until it is let go. */
const gate = (): { cell: Int32Array; open(): void } => {
  const cell = new Int32Array(new SharedArrayBuffer(4));
  return {
    cell,
    open: () => {
      Atomics.store(cell, 0, 1);
      Atomics.notify(cell, 0);
    },
  };
};
const STAY = 'Atomics.wait(question.cell, 0, 0); return question.name;';
const code = (error: unknown): unknown => (error instanceof GraphQLError ? error.extensions['code'] : error);

describe('threads', () => {
  it('are none until the first question, and answer each with its own answer', async () => {
    const doubles = threads<number, number>('return question * 2;');
    expect(doubles.running).toBe(0);
    expect(await Promise.all([1, 2, 3, 4, 5].map((number) => doubles.ask(number)))).toEqual([2, 4, 6, 8, 10]);
    expect(doubles.running).toBe(1);
  });

  it('pass on what a question throws, and go on', async () => {
    const picky = threads<number, number>('if (question < 0) throw new RangeError("below zero"); return question;');
    const outcomes = await Promise.allSettled([-1, 2, -3, 4].map((number) => picky.ask(number)));
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected', 'fulfilled']);
    await expect(picky.ask(-1)).rejects.toThrow('below zero');
  });

  it('give way to the event loop on Linux, which keeps its own priority', async () => {
    const own = getPriority();
    const priority = threads<null, number>(`return process.platform === 'linux'
      ? getPriority(Number(basename(readlinkSync('/proc/thread-self')))) : getPriority();`);
    expect(await priority.ask(null)).toBe(process.platform === 'linux' ? Math.max(own, 5) : own);
    expect(getPriority()).toBe(own);
  });

  it('learn nothing of the environment, where the secrets are', async () => {
    expect(await threads<null, number>('return Object.keys(process.env).length;').ask(null)).toBe(0);
  });

  it('refuse who comes to a full queue at once, and answer those who wait', async () => {
    const { cell, open } = gate();
    const slow = threads<{ cell: Int32Array; name: number }, number>(STAY, { waiting: 3 });
    const waiting = [1, 2, 3].map((name) => slow.ask({ cell, name }));
    await expect(slow.ask({ cell, name: 4 }).catch(code)).resolves.toBe('UNAVAILABLE');
    open();
    expect(await Promise.all(waiting)).toEqual([1, 2, 3]);
    expect(await slow.ask({ cell, name: 5 })).toBe(5);
  });

  it('let nobody wait for longer than they may', async () => {
    const { cell, open } = gate();
    const slow = threads<{ cell: Int32Array; name: number }, number>(STAY, { patience: 1 });
    const waited = await Promise.all([1, 2, 3].map((name) => slow.ask({ cell, name }).catch(code)));
    expect(waited).toEqual(['UNAVAILABLE', 'UNAVAILABLE', 'UNAVAILABLE']);
    open();
  });

  it('are as many as they may be when there is work for all, and no more', async () => {
    const together = threads<{ cell: Int32Array }, number>(
      'const before = Atomics.add(question.cell, 0, 1); Atomics.notify(question.cell, 0); if (before === 0) Atomics.wait(question.cell, 0, 1); return threadId;',
      { most: 2 },
    );
    const cell = new Int32Array(new SharedArrayBuffer(4));
    const ids = await Promise.all(Array.from({ length: 8 }, () => together.ask({ cell })));
    expect(new Set(ids).size).toBe(2);
    expect(together.running).toBe(2);
  });

  it('ask again what a dead one left', async () => {
    const lives = new Int32Array(new SharedArrayBuffer(4));
    const mortal = threads<{ lives: Int32Array; name: number }, number>(
      'if (question.name === 2 && Atomics.add(question.lives, 0, 1) === 0) process.exit(1); return question.name;',
    );
    expect(await Promise.all([1, 2, 3, 4].map((name) => mortal.ask({ lives, name })))).toEqual([1, 2, 3, 4]);
    expect(Atomics.load(lives, 0)).toBe(2);
  });

  it('refuse the question that they die of twice, and answer the others', async () => {
    const mortal = threads<number, number>('if (question === 2) process.exit(1); return question;');
    const answers = await Promise.all([1, 2, 3, 4].map((number) => mortal.ask(number).catch(code)));
    expect(answers).toEqual([1, 'UNAVAILABLE', 3, 4]);
    expect(await mortal.ask(5)).toBe(5);
  });

  it('refuse everyone when they cannot be started, instead of trying for ever', async () => {
    const broken = threads<number, number>('', { module: new URL('data:text/javascript,throw new Error("broken")') });
    const answers = await Promise.all([1, 2, 3].map((number) => broken.ask(number).catch(code)));
    expect(answers).toEqual(['UNAVAILABLE', 'UNAVAILABLE', 'UNAVAILABLE']);
    expect(broken.running).toBe(0);
  });

  it('end when nobody has asked for a while, and start again', async () => {
    const brief = threads<null, number>('return threadId;', { kept: 1 });
    const first = await brief.ask(null);
    while (brief.running > 0) await turn();
    expect(await brief.ask(null)).not.toBe(first);
  });

  it('end when they are stopped, and whoever waits is told', async () => {
    const { cell, open } = gate();
    const slow = threads<{ cell: Int32Array; name: number }, number>(STAY);
    const waiting = Promise.all([1, 2, 3].map((name) => slow.ask({ cell, name }).catch(code)));
    await slow.stop();
    expect(await waiting).toEqual(['UNAVAILABLE', 'UNAVAILABLE', 'UNAVAILABLE']);
    expect(slow.running).toBe(0);
    open();
    expect(await slow.ask({ cell, name: 4 })).toBe(4);
  });
});

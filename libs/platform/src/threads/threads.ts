import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Logger } from '@nestjs/common';
import { unavailable } from '../graphql/index.js';
import type { Asked, ThreadData, Told } from './thread.js';

export interface ThreadsOptions {
  /** What they are for, as the operating system shows it (15 characters count). */
  readonly name: string;
  /** A module that exports `answer(question)`, without a promise. It imports nothing of ours, so that tests run it from source. */
  readonly module: URL;
  /** At most so many at a time. Each starts when there is a question for it. */
  readonly most: number;
  /** How many questions may wait for a thread; the next one is refused. */
  readonly waiting: number;
  /** How long a question may wait for its answer, in milliseconds; then it is refused. */
  readonly patience: number;
  /** How long the threads and their memory stay after the last question, in milliseconds. */
  readonly kept: number;
}

/** One that runs and one that is there when it ends: a thread never waits for the event loop. */
const AT_HAND = 2;
/** After so many it is the question that kills, and it is not asked again. */
const DEATHS = 2;

interface Question {
  readonly id: number;
  readonly question: unknown;
  readonly resolve: (answer: never) => void;
  readonly reject: (error: unknown) => void;
  readonly patience: NodeJS.Timeout;
  /** Threads that died while they were at it. */
  deaths: number;
}

interface Thread {
  readonly worker: Worker;
  ready: boolean;
  /** What it was asked and has not answered, in order. */
  readonly asked: Map<number, Question>;
}

/**
 * Worker threads for what takes the processor for longer than the event loop can wait. On Linux they run at a lower
 * priority: the event loop and the database go first. They start with the first question and end when nobody has asked for
 * a while. Nothing waits without bound: who comes to a full queue, or waits longer than `patience`, gets UNAVAILABLE.
 */
export class Threads<Q, A> {
  readonly #logger = new Logger('Threads');
  readonly #threads = new Set<Thread>();
  /** In order; what a dead thread left comes first. */
  readonly #waiting: Question[] = [];
  #asked = 0;
  #idle: NodeJS.Timeout | undefined;

  constructor(private readonly options: ThreadsOptions) {}

  /** How many threads there are now. */
  get running(): number {
    return this.#threads.size;
  }

  /**
   * What the module answers. Throws what it throws, and UNAVAILABLE when too many wait, it took too long, the threads were
   * stopped, or one died of the question twice.
   */
  ask(question: Q): Promise<A> {
    if (this.#waiting.length >= this.options.waiting) return Promise.reject(unavailable());
    clearTimeout(this.#idle);
    for (const { worker } of this.#threads) worker.ref();
    const id = (this.#asked += 1);
    return new Promise<A>((resolve, reject) => {
      const patience = setTimeout(() => this.#giveUp(id), this.options.patience).unref();
      this.#waiting.push({ id, question, resolve, reject, patience, deaths: 0 });
      this.#handOut();
    });
  }

  /** Ends the threads and refuses whoever waits. The next question starts anew. */
  async stop(): Promise<void> {
    clearTimeout(this.#idle);
    const stopped = [...this.#threads];
    this.#threads.clear();
    const left = [...stopped.flatMap(({ asked }) => [...asked.values()]), ...this.#waiting.splice(0)];
    for (const question of left) this.#refuse(question);
    await Promise.all(stopped.map(({ worker }) => worker.terminate()));
  }

  #handOut(): void {
    for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
      const [thread] = [...this.#threads].filter(({ ready }) => ready).sort((a, b) => a.asked.size - b.asked.size);
      if (!thread || thread.asked.size >= AT_HAND) break;
      this.#waiting.shift();
      thread.asked.set(next.id, next);
      thread.worker.postMessage({ id: next.id, question: next.question } satisfies Asked);
    }
    const starting = [...this.#threads].some(({ ready }) => !ready);
    if (this.#waiting.length > 0 && !starting && this.#threads.size < this.options.most) this.#start();
  }

  #start(): void {
    const file = new URL(`thread${extname(import.meta.filename)}`, import.meta.url);
    const worker = new Worker(file, {
      name: this.options.name,
      workerData: { module: this.options.module.href } satisfies ThreadData,
      // Nothing of the environment, with its secrets, is copied there.
      env: {},
    });
    const thread: Thread = { worker, ready: false, asked: new Map() };
    this.#threads.add(thread);
    worker.on('message', (told: Told) => this.#hear(thread, told));
    worker.on('error', (error) => this.#bury(thread, error));
    worker.on('exit', (code) => this.#bury(thread, new Error(`It ended with ${code}`)));
  }

  #hear(thread: Thread, told: Told): void {
    if (told === 'ready') thread.ready = true;
    else {
      const question = thread.asked.get(told.id);
      thread.asked.delete(told.id);
      clearTimeout(question?.patience);
      if ('error' in told) question?.reject(told.error);
      else question?.resolve(told.answer as never);
    }
    this.#handOut();
    this.#restWhenIdle();
  }

  /** A thread that died is replaced when there is work, and what it had is asked again. */
  #bury(thread: Thread, error: unknown): void {
    if (!this.#threads.delete(thread)) return;
    this.#logger.error({ name: this.options.name, error: error instanceof Error ? error.stack : String(error) });
    const left = [...thread.asked.values()];
    const [atWork] = left;
    if (atWork) atWork.deaths += 1;
    if (atWork && atWork.deaths >= DEATHS) this.#refuse(left.shift() ?? atWork);
    this.#waiting.unshift(...left);
    // One that never came to life will not the next time either.
    if (!thread.ready) for (const question of this.#waiting.splice(0)) this.#refuse(question);
    this.#handOut();
  }

  #giveUp(id: number): void {
    const index = this.#waiting.findIndex((question) => question.id === id);
    if (index >= 0) this.#waiting.splice(index, 1).forEach((question) => this.#refuse(question));
    for (const { asked } of this.#threads) {
      const question = asked.get(id);
      // The thread is still at it, so its place stays taken.
      if (question) this.#refuse(question);
    }
  }

  #refuse(question: Question): void {
    clearTimeout(question.patience);
    question.reject(unavailable());
  }

  #restWhenIdle(): void {
    if (this.#waiting.length > 0 || [...this.#threads].some(({ asked }) => asked.size > 0)) return;
    // Only work keeps the process alive.
    for (const { worker } of this.#threads) worker.unref();
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => void this.stop(), this.options.kept).unref();
  }
}

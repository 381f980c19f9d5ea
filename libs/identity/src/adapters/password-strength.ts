import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { MINUTE } from '#kernel';
import type { PasswordStrength } from '../domain/password-policy.js';
import type { StrengthAnswer, StrengthQuestion } from './password-strength-worker.js';

const OUR_WORDS = ['limpide', 'menage', 'ménage', 'nettoyage', 'cleaning'];
/** How long the worker and its dictionaries stay after the last question. */
const KEPT = 2 * MINUTE;

interface Waiting {
  readonly resolve: (strength: PasswordStrength) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Says how likely a password is to be guessed: zxcvbn with common passwords and French words, in a worker that starts
 * with the first question and ends when nobody has asked for a while.
 */
@Injectable()
export class PasswordStrengthMeter implements OnApplicationShutdown {
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;
  #asked = 0;
  readonly #waiting = new Map<number, Waiting>();

  /** `personal` words (the e-mail's parts, the name) count as known to an attacker. */
  estimate(password: string, personal: readonly string[]): Promise<PasswordStrength> {
    const worker = (this.#worker ??= this.#start());
    const words = [...OUR_WORDS, ...personal.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)])];
    const known = words.filter((word) => word.length > 2).map((word) => word.toLowerCase());
    const id = (this.#asked += 1);
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => void this.#stop(), KEPT).unref();
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage({ id, password, known } satisfies StrengthQuestion);
    });
  }

  #start(): Worker {
    const worker = new Worker(join(import.meta.dirname, `password-strength-worker${extname(import.meta.filename)}`));
    worker.unref();
    worker.on('message', ({ id, score, hints }: StrengthAnswer) => {
      this.#waiting.get(id)?.resolve({ score, hints });
      this.#waiting.delete(id);
    });
    worker.on('error', (error: Error) => this.#fail(worker, error));
    worker.on('exit', () => this.#fail(worker, new Error('The password meter ended')));
    return worker;
  }

  /** Whoever waits is told, and the next question starts a new worker. */
  #fail(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  async #stop(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.#idle);
    await this.#stop();
  }
}

import { availableParallelism } from 'node:os';
import { hash, verify, type Options } from '@node-rs/argon2';
import { Injectable, ServiceUnavailableException } from '@nestjs/common';

/** OWASP Password Storage Cheat Sheet, Argon2id: 19 MiB, two passes, one lane. (2 is the library's code for Argon2id.) */
const OPTIONS: Options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A well-formed hash of the same cost that no password has: verifying it takes as long as verifying a real one. */
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5J3Mgc2FsdCEhIQ$bm9ib2R5IGhhcyB0aGlzIHBhc3N3b3JkIG5ldmVyISE';

/** Hashes at a time: one core stays for everything else, and of libuv's four threads one for files and name look-ups. */
const CONCURRENCY = Math.max(1, Math.min(3, availableParallelism() - 1));
const MAXIMUM_WAITING = 500;

/** Argon2id behind a semaphore, so that a flood of sign-ins can take neither all memory nor all threads. */
@Injectable()
export class PasswordHasher {
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  /** The password's hash in PHC format. The password is already normalised (NFC). */
  hash(password: string): Promise<string> {
    return this.#inTurn(() => hash(password, OPTIONS));
  }

  /** Without a stored hash it does the same work and answers false, so that time does not tell who exists. */
  verify(storedHash: string | null, password: string): Promise<boolean> {
    return this.#inTurn(() => verify(storedHash ?? NOBODY, password));
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running < CONCURRENCY) this.#running += 1;
    else {
      if (this.#waiting.length >= MAXIMUM_WAITING) throw new ServiceUnavailableException();
      // Whoever finishes hands its place over: the count stays.
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }
}

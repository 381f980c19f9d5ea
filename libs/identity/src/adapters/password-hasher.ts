import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { MINUTE, SECOND } from '#kernel';
import { Threads } from '#platform/threads';
import type { HashQuestion } from './password-hasher-thread.js';

/** A well-formed hash of the same cost that no password has: verifying it takes as long as verifying a real one. */
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5J3Mgc2FsdCEhIQ$bm9ib2R5IGhhcyB0aGlzIHBhc3N3b3JkIG5ldmVyISE';

/** One core stays for everything else; each thread that hashes takes some 20 MB. */
const THREADS = Math.max(1, Math.min(4, availableParallelism() - 1));

/** Argon2id in a few threads that give way to everything else, so that a flood of sign-ins takes neither all memory nor all cores. */
@Injectable()
export class PasswordHasher implements OnApplicationShutdown {
  readonly #threads = new Threads<HashQuestion, string | boolean>({
    name: 'passwords',
    module: new URL(`password-hasher-thread${extname(import.meta.filename)}`, import.meta.url),
    most: THREADS,
    waiting: 500,
    patience: 20 * SECOND,
    kept: 2 * MINUTE,
  });

  /** The password's hash in PHC format. The password is already normalised (NFC). Throws UNAVAILABLE when too many wait. */
  async hash(password: string): Promise<string> {
    return String(await this.#ask(password, null));
  }

  /**
   * Without a stored hash it does the same work and answers false, so that time does not tell who exists. Throws
   * UNAVAILABLE when too many wait.
   */
  async verify(storedHash: string | null, password: string): Promise<boolean> {
    return (await this.#ask(password, storedHash ?? NOBODY)) === true;
  }

  async #ask(text: string, stored: string | null): Promise<string | boolean> {
    const password = new TextEncoder().encode(text);
    try {
      return await this.#threads.ask({ password, stored });
    } finally {
      password.fill(0);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#threads.stop();
  }
}

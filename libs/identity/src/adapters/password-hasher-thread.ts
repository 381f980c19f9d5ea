// Runs in worker threads (#platform/threads), so plain TypeScript without our aliases.
import { hashSync, verifySync, type Options } from '@node-rs/argon2';

/** OWASP Password Storage Cheat Sheet, Argon2id: 19 MiB, two passes, one lane. (2 is the library's code for Argon2id.) */
const OPTIONS: Options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export interface HashQuestion {
  /** UTF-8; a copy of this thread's own, wiped when it was read. */
  readonly password: Uint8Array;
  /** What it is compared with; null asks for a new hash. */
  readonly stored: string | null;
}

/** The hash in PHC format, or whether the password is the stored one. Throws when what is stored is no hash. */
export function answer({ password, stored }: HashQuestion): string | boolean {
  try {
    return stored === null ? hashSync(password, OPTIONS) : verifySync(stored, password);
  } finally {
    password.fill(0);
  }
}

import { extname } from 'node:path';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { MINUTE, SECOND } from '#kernel';
import { Threads } from '#platform/threads';
import type { PasswordStrength } from '../domain/password-policy.js';
import type { StrengthAnswer, StrengthQuestion } from './password-strength-thread.js';

const OUR_WORDS = ['limpide', 'menage', 'ménage', 'nettoyage', 'cleaning'];

/**
 * Says how likely a password is to be guessed: zxcvbn with common passwords and French words, in a thread that starts
 * with the first question and ends when nobody has asked for a while.
 */
@Injectable()
export class PasswordStrengthMeter implements OnApplicationShutdown {
  readonly #threads = new Threads<StrengthQuestion, StrengthAnswer>({
    name: 'strength',
    module: new URL(`password-strength-thread${extname(import.meta.filename)}`, import.meta.url),
    most: 1,
    waiting: 100,
    patience: 20 * SECOND,
    kept: 2 * MINUTE,
  });

  /** `personal` words (the e-mail's parts, the name) count as known to an attacker. Throws UNAVAILABLE when too many wait. */
  estimate(password: string, personal: readonly string[]): Promise<PasswordStrength> {
    const words = [...OUR_WORDS, ...personal.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)])];
    const known = words.filter((word) => word.length > 2).map((word) => word.toLowerCase());
    return this.#threads.ask({ password, known });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#threads.stop();
  }
}

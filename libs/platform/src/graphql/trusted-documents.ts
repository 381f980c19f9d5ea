import { Injectable } from '@nestjs/common';
import { hashOf } from './compiled-operations.js';

/** The documents of our own web application, written down when it is built; its pages name them by their hash only. */
@Injectable()
export class TrustedDocuments {
  readonly #texts = new Map<string, string>();

  trust(texts: readonly string[]): void {
    for (const text of texts) this.#texts.set(hashOf(text), text);
  }

  /** By the SHA-256 of the text, in hexadecimal digits. */
  textOf(hash: string): string | undefined {
    return this.#texts.get(hash);
  }
}

import { mkdir, open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '#platform/config';
import { FieldCipher } from '#platform/crypto';
import { anchorKeys, isAuthentic, parseAnchor, signAnchor, type AnchorKeys } from '../domain/anchor.js';
import type { ChainHead } from '../domain/chain.js';
import type { CheckedAnchor } from '../domain/chain-verification.js';

/**
 * Anchors on disk: one file per UTC day under `DATA_DIR/audit-anchors`, one signed line per sealing. Copy the folder to
 * a place the database's administrators can't write (or a write-once bucket): that copy is what makes a cut tail
 * provable. Each node that seals keeps its own; any subset can be verified.
 */
@Injectable()
export class AnchorFiles {
  readonly #folder: string;
  readonly #keys: AnchorKeys;

  constructor(@Inject(CONFIG) config: Pick<Config, 'dataFolder' | 'secretKey'>) {
    if (!config.secretKey) throw new Error('AnchorFiles needs SECRET_KEY');
    this.#folder = join(config.dataFolder, 'audit-anchors');
    this.#keys = anchorKeys(FieldCipher.keyFor(config.secretKey, 'audit-anchor'));
  }

  /** Adds one line and waits until the disk has it. Does nothing for an empty chain or a head that is anchored already. */
  async write(head: ChainHead, at: Date): Promise<void> {
    if (head.position === 0) return;
    const last = (await this.#lines(await this.#lastFile())).map(parseAnchor).at(-1);
    if (last?.position === head.position && last.hash === head.hash) return;
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const file = await open(join(this.#folder, `${at.toISOString().slice(0, 10)}.jsonl`), 'a', 0o600);
    try {
      await file.writeFile(`${JSON.stringify(signAnchor(head, at, this.#keys))}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
  }

  /** Every anchor of every day, with whether its signature is ours. */
  async readAll(): Promise<CheckedAnchor[]> {
    const anchors: CheckedAnchor[] = [];
    for (const name of await this.#files()) {
      for (const line of await this.#lines(name)) {
        const anchor = parseAnchor(line);
        if (anchor === null) anchors.push({ position: 0, hash: '', authentic: false });
        else anchors.push({ position: anchor.position, hash: anchor.hash, authentic: isAuthentic(anchor, this.#keys) });
      }
    }
    return anchors;
  }

  async #files(): Promise<string[]> {
    const names = await readdir(this.#folder).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    });
    return names.filter((name) => name.endsWith('.jsonl')).sort();
  }

  async #lastFile(): Promise<string | undefined> {
    return (await this.#files()).at(-1);
  }

  async #lines(name: string | undefined): Promise<string[]> {
    if (name === undefined) return [];
    const text = await readFile(join(this.#folder, name), 'utf8');
    return text.split('\n').filter((line) => line !== '');
  }
}

import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { err, isId, newId, ok, type Clock, type Result } from '#kernel';
import { CLOCK } from '#platform/clock';
import { FieldCipher, randomToken } from '#platform/crypto';
import { Transactor } from '#platform/prisma';
import { FileStore } from '#platform/storage';
import { encodeAgain, inspectFile } from '../adapters/inspect-file.js';
import { VIRUS_SCANNER, type VirusScanner } from '../adapters/virus-scanner.js';
import { isImage, type DocumentType } from '../domain/document-type.js';
import { checkQuota, DEFAULT_LIMITS, quotaExceeded } from '../domain/limits.js';
import type { UploadFailure } from '../domain/vault.errors.js';
import { isReplacedTwice, VaultStore, type NewDocument } from '../store/vault.store.js';

export interface KeptDocument {
  readonly documentId: string;
  readonly contentType: DocumentType;
  readonly bytes: number;
  readonly sha256: string;
  readonly version: number;
}

/**
 * Takes a file into the vault: type by bytes, dimensions by header, virus scan, images encoded again, encryption, a name
 * of our own. The row is announced first and confirmed after the file is written, so that neither is ever left alone.
 */
@Injectable()
export class KeepDocument {
  readonly limits = DEFAULT_LIMITS;

  constructor(
    private readonly store: VaultStore,
    private readonly files: FileStore,
    private readonly cipher: FieldCipher,
    private readonly transactor: Transactor,
    @Inject(VIRUS_SCANNER) private readonly scanner: VirusScanner,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** `replaces`: the owner's document of which this is the next version. */
  async run(ownerId: string, upload: Buffer, replaces: string | null): Promise<Result<KeptDocument, UploadFailure>> {
    const quota = checkQuota(await this.store.used(ownerId), upload.length, this.limits);
    if (!quota.ok) return quota;
    const version = await this.#nextVersion(ownerId, replaces);
    if (!version.ok) return version;
    const checked = await this.#check(upload);
    if (!checked.ok) return checked;
    const { contentType, bytes } = checked.value;
    const document: NewDocument = {
      documentId: newId(),
      ownerId,
      contentType,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      storageKey: `documents/${randomToken()}`,
      version: version.value,
      replacesId: replaces,
      scanner: this.scanner.name,
      createdAt: this.clock.now(),
    };
    return this.#keep(document, bytes);
  }

  async #nextVersion(ownerId: string, replaces: string | null): Promise<Result<number, UploadFailure>> {
    if (replaces === null) return ok(1);
    const before = isId(replaces) ? await this.store.find(replaces) : null;
    return before?.ownerId === ownerId
      ? ok(before.version + 1)
      : err({ kind: 'DocumentNotFound', documentId: replaces });
  }

  async #check(upload: Buffer): Promise<Result<{ contentType: DocumentType; bytes: Buffer }, UploadFailure>> {
    const inspected = await inspectFile(upload, this.limits);
    if (!inspected.ok) return inspected;
    const verdict = await this.scanner.scan(upload);
    if (verdict === 'INFECTED') return err({ kind: 'FileInfected' });
    if (verdict === 'UNAVAILABLE') return err({ kind: 'ScannerUnavailable' });
    if (!isImage(inspected.value)) return ok({ contentType: inspected.value, bytes: upload });
    const encoded = await encodeAgain(upload, inspected.value, this.limits);
    return encoded.ok ? ok({ contentType: inspected.value, bytes: encoded.value }) : encoded;
  }

  async #keep(document: NewDocument, bytes: Buffer): Promise<Result<KeptDocument, UploadFailure>> {
    const announced = await this.#announce(document);
    if (!announced.ok) return announced;
    try {
      await this.files.put(document.storageKey, this.cipher.encryptBytes(bytes, `document:${document.documentId}`));
    } catch (error) {
      await this.withdraw(document);
      if (isOutOfSpace(error)) return err({ kind: 'StorageFull' });
      throw error;
    }
    await this.transactor.run(async (tx) => ok(await this.store.markKept(tx, document.documentId, this.clock.now())));
    const { documentId, contentType, sha256, version } = document;
    return ok({ documentId, contentType, bytes: document.bytes, sha256, version });
  }

  async #announce(document: NewDocument): Promise<Result<void, UploadFailure>> {
    try {
      return await this.transactor.run<void, UploadFailure>(async (tx) =>
        (await this.store.announce(tx, document, this.limits)) ? ok(undefined) : err(quotaExceeded(this.limits)),
      );
    } catch (error) {
      if (!isReplacedTwice(error)) throw error;
      return err({ kind: 'DocumentReplaced', documentId: document.replacesId ?? '' });
    }
  }

  /** Takes back what was announced: the file, whole or in part, then its row and its share of the quota. */
  async withdraw({ documentId, storageKey }: { documentId: string; storageKey: string }): Promise<void> {
    await this.files.delete(storageKey);
    await this.transactor.run(async (tx) => ok(await this.store.withdraw(tx, documentId)));
  }
}

/** True when the error, or what caused it, says that the disk or its quota is full. */
function isOutOfSpace(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 5) return false;
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  return code === 'ENOSPC' || code === 'EDQUOT' || isOutOfSpace(cause, depth + 1);
}

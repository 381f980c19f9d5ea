import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { FieldCipher } from '#platform/crypto';
import { Database, type Tx } from '#platform/prisma';
import type { SuspensionReason } from '../domain/suspension.js';

const context = (part: 'statement' | 'appeal' | 'reinstatement', id: string): string =>
  `provider.suspension-${part}:${id}`;

/** Suspensions with their statements; free text about a person is encrypted. */
@Injectable()
export class SuspensionStore {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {}

  async open(
    tx: Tx,
    row: { providerId: string; reason: SuspensionReason; statement: string; by: string; at: Date },
  ): Promise<string> {
    const id = newId();
    await tx.providerSuspension.create({
      data: {
        id,
        providerId: row.providerId,
        reasonCode: row.reason,
        statementCipher: this.cipher.encrypt(row.statement, context('statement', id)),
        suspendedBy: row.by,
        suspendedAt: row.at,
      },
    });
    return id;
  }

  async close(tx: Tx, providerId: string, row: { note: string; by: string; at: Date }): Promise<string | null> {
    const open = await tx.providerSuspension.findFirst({ where: { providerId, reinstatedAt: null } });
    if (!open) return null;
    const reinstatedCipher = this.cipher.encrypt(row.note, context('reinstatement', open.id));
    await tx.providerSuspension.update({
      where: { id: open.id },
      data: { reinstatedBy: row.by, reinstatedAt: row.at, reinstatedCipher },
    });
    return open.id;
  }

  /** The provider's answer to the statement of reasons, once; null when there is none to give. */
  async appeal(tx: Tx, providerId: string, text: string, at: Date): Promise<string | null> {
    const open = await tx.providerSuspension.findFirst({ where: { providerId, reinstatedAt: null, appealedAt: null } });
    if (!open) return null;
    await tx.providerSuspension.update({
      where: { id: open.id },
      data: { appealedAt: at, appealCipher: this.cipher.encrypt(text, context('appeal', open.id)) },
    });
    return open.id;
  }

  /** The suspension in force, decrypted, or null. */
  async current(providerId: string) {
    const row = await this.database.prisma.providerSuspension.findFirst({ where: { providerId, reinstatedAt: null } });
    if (!row) return null;
    return {
      reasonCode: row.reasonCode as SuspensionReason,
      statement: this.cipher.decrypt(row.statementCipher, context('statement', row.id)),
      suspendedAt: row.suspendedAt,
      appeal: row.appealCipher ? this.cipher.decrypt(row.appealCipher, context('appeal', row.id)) : null,
      appealedAt: row.appealedAt,
    };
  }
}

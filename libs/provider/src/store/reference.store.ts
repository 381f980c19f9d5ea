import { Injectable } from '@nestjs/common';
import { FieldCipher } from '#platform/crypto';
import { Database, type Tx } from '#platform/prisma';
import type { Referee } from '../domain/credential-facts.js';
import { comparableEmail, type ReferenceAnswer } from '../domain/reference.js';

const refereeContext = (id: string): string => `provider.referee:${id}`;
const answerContext = (id: string): string => `provider.reference-answer:${id}`;

/** References and their one-time links. Names, addresses and answers are encrypted; tokens are kept as hashes. */
@Injectable()
export class ReferenceStore {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {}

  findByEmail(tx: Tx, providerId: string, email: string) {
    return tx.providerReference.findUnique({
      where: { providerId_emailIndex: { providerId, emailIndex: this.#index(email) } },
    });
  }

  async insert(tx: Tx, id: string, providerId: string, referee: Referee, at: Date): Promise<void> {
    const refereeCipher = this.#encryptReferee(id, referee);
    await tx.providerReference.create({
      data: { id, providerId, refereeCipher, emailIndex: this.#index(referee.email), createdAt: at },
    });
  }

  /** An unanswered reference that waits for its invitation, with the provider's public name. */
  async toInvite(id: string): Promise<{ referee: Referee; providerPublicName: string } | null> {
    const row = await this.database.prisma.providerReference.findUnique({
      where: { id },
      include: { provider: { select: { publicName: true } } },
    });
    if (!row || row.answeredAt || row.invitedAt) return null;
    return { referee: this.#decryptReferee(row), providerPublicName: row.provider.publicName };
  }

  async setToken(tx: Tx, id: string, tokenHash: string, tokenExpiresAt: Date): Promise<void> {
    await tx.providerReference.update({ where: { id }, data: { tokenHash, tokenExpiresAt } });
  }

  async markInvited(tx: Tx, id: string, at: Date): Promise<void> {
    await tx.providerReference.update({ where: { id }, data: { invitedAt: at } });
  }

  async findByToken(tokenHash: string, now: Date) {
    const row = await this.database.prisma.providerReference.findFirst({
      where: { tokenHash, tokenExpiresAt: { gt: now }, answeredAt: null },
      include: { provider: { select: { publicName: true, userId: true } } },
    });
    return (
      row && { id: row.id, provider: row.provider, referee: this.#decryptReferee(row), expiresAt: row.tokenExpiresAt }
    );
  }

  /** Spends the link; false when somebody was faster or it is over. */
  async answer(tx: Tx, id: string, tokenHash: string, answer: ReferenceAnswer, at: Date): Promise<boolean> {
    const { count } = await tx.providerReference.updateMany({
      where: { id, tokenHash, answeredAt: null, tokenExpiresAt: { gt: at } },
      data: {
        answeredAt: at,
        tokenHash: null,
        answerCipher: this.cipher.encrypt(JSON.stringify(answer), answerContext(id)),
      },
    });
    return count === 1;
  }

  async isAnswered(tx: Tx, id: string): Promise<boolean> {
    const row = await tx.providerReference.findUnique({ where: { id }, select: { answeredAt: true } });
    return row?.answeredAt != null;
  }

  /** Of one provider, decrypted: for a reviewer who gave a reason. */
  async ofProvider(providerId: string) {
    const rows = await this.database.prisma.providerReference.findMany({
      where: { providerId },
      orderBy: { id: 'asc' },
    });
    return rows.map((row) => ({
      id: row.id,
      referee: this.#decryptReferee(row),
      invitedAt: row.invitedAt,
      answeredAt: row.answeredAt,
      answer: row.answerCipher
        ? (JSON.parse(this.cipher.decrypt(row.answerCipher, answerContext(row.id))) as ReferenceAnswer)
        : null,
    }));
  }

  #encryptReferee(id: string, { name, email, relationship }: Referee): string {
    return this.cipher.encrypt(JSON.stringify({ name, email, relationship }), refereeContext(id));
  }

  #decryptReferee(row: { id: string; refereeCipher: string }): Referee {
    return JSON.parse(this.cipher.decrypt(row.refereeCipher, refereeContext(row.id))) as Referee;
  }

  #index(email: string): string {
    return this.cipher.blindIndex(`referee:${comparableEmail(email)}`);
  }
}

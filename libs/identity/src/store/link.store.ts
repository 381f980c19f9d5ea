import { Injectable } from '@nestjs/common';
import { newId, type UserId } from '#kernel';
import { FieldCipher, hashToken, randomToken } from '#platform/crypto';
import { Database, txQuery, type Tx } from '#platform/prisma';
import type { SignUp } from '../domain/account.js';

const emailContext = (signUpId: string): string => `sign-up.email:${signUpId}`;

/** Sign-ups that wait for their link, and the links themselves. Tokens are made here and only their hashes are kept. */
@Injectable()
export class LinkStore {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {}

  async insertSignUp(tx: Tx, signUp: SignUp, at: Date, expiresAt: Date): Promise<void> {
    const { email, ...columns } = signUp;
    await tx.pendingSignUp.create({
      data: { ...columns, emailCipher: this.cipher.encrypt(email, emailContext(signUp.id)), createdAt: at, expiresAt },
      select: { id: true },
    });
  }

  async findSignUp(id: string, now: Date): Promise<SignUp | null> {
    const row = await this.database.prisma.pendingSignUp.findFirst({ where: { id, expiresAt: { gt: now } } });
    return row && this.#signUpOf(row);
  }

  #signUpOf(row: {
    id: string;
    emailCipher: string;
    emailIndex: string;
    passwordHash: string;
    publicName: string;
    locale: string;
    intent: SignUp['intent'];
  }): SignUp {
    return {
      id: row.id,
      email: this.cipher.decrypt(row.emailCipher, emailContext(row.id)),
      emailIndex: row.emailIndex,
      passwordHash: row.passwordHash,
      publicName: row.publicName,
      locale: row.locale === 'en' ? 'en' : 'fr',
      intent: row.intent,
    };
  }

  /** Makes a link and answers its token. Links made before stay good: a mail that is sent twice works twice, once. */
  async insertLink(
    tx: Tx,
    link: { at: Date; expiresAt: Date } & (
      { purpose: 'VERIFY_EMAIL'; signUpId: string } | { purpose: 'RESET_PASSWORD'; userId: UserId }
    ),
  ): Promise<{ id: string; token: string }> {
    const id = newId();
    const token = randomToken();
    const { at, ...columns } = link;
    await tx.mailedLink.create({
      data: { id, tokenHash: hashToken(token), createdAt: at, ...columns },
      select: { id: true },
    });
    return { id, token };
  }

  /** Takes a verification link: it is gone, with its sign-up and every other sign-up for that address. One taker wins. */
  async takeVerification(tx: Tx, token: string, now: Date): Promise<SignUp | null> {
    const [link] = await txQuery<{ sign_up_id: string }>(
      tx,
      `DELETE FROM mailed_link WHERE token_hash = $1 AND purpose = 'VERIFY_EMAIL' AND expires_at > $2::timestamptz RETURNING sign_up_id`,
      [hashToken(token), now.toISOString()],
    );
    if (!link) return null;
    const row = await tx.pendingSignUp.findUnique({ where: { id: link.sign_up_id } });
    if (!row) return null;
    await tx.pendingSignUp.deleteMany({ where: { emailIndex: row.emailIndex } });
    return this.#signUpOf(row);
  }

  /** Whose reset link this is, without taking it: a password that is refused must not cost the link. */
  async findReset(token: string, now: Date): Promise<UserId | null> {
    const link = await this.database.prisma.mailedLink.findFirst({
      where: { tokenHash: hashToken(token), purpose: 'RESET_PASSWORD', expiresAt: { gt: now } },
      select: { userId: true },
    });
    return (link?.userId as UserId | undefined) ?? null;
  }

  /** Takes a reset link and every other one of that person. False for all but one of those who try at once. */
  async takeReset(tx: Tx, token: string, userId: UserId, now: Date): Promise<boolean> {
    const taken = await txQuery<{ id: string }>(
      tx,
      `DELETE FROM mailed_link WHERE token_hash = $1 AND user_id = $2::uuid AND purpose = 'RESET_PASSWORD' AND expires_at > $3::timestamptz RETURNING id`,
      [hashToken(token), userId, now.toISOString()],
    );
    if (taken.length === 0) return false;
    await tx.mailedLink.deleteMany({ where: { userId, purpose: 'RESET_PASSWORD' } });
    return true;
  }

  /** Deletes what has expired; answers how many rows. */
  async purge(now: Date): Promise<number> {
    const expired = { where: { expiresAt: { lte: now } } };
    const { prisma } = this.database;
    const counts = await Promise.all([
      prisma.mailedLink.deleteMany(expired),
      prisma.pendingSignUp.deleteMany(expired),
      prisma.signInChallenge.deleteMany(expired),
      prisma.userSession.deleteMany({ where: { OR: [{ expiresAt: { lte: now } }, { idleExpiresAt: { lte: now } }] } }),
    ]);
    return counts.reduce((sum, { count }) => sum + count, 0);
  }
}

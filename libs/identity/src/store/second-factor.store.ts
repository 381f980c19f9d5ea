import { Injectable } from '@nestjs/common';
import { newId, type UserId } from '#kernel';
import { FieldCipher, hashToken, randomToken } from '#platform/crypto';
import { Database, txExecute, txQuery, type Tx } from '#platform/prisma';
import type { SessionClient } from '../domain/account.js';
import { CHALLENGE_TRIES } from '../domain/limits.js';

const secretContext = (userId: string): string => `user.second-factor:${userId}`;

export interface StoredSecondFactor {
  readonly secret: Buffer;
  readonly lastStep: number;
  readonly confirmed: boolean;
}

export interface Challenge {
  readonly id: string;
  readonly userId: UserId;
  readonly client: SessionClient;
}

@Injectable()
export class SecondFactorStore {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {}

  /** Keeps a new secret that is not in force yet; replaces an earlier one that never was. */
  async startEnrolment(tx: Tx, userId: string, secret: Buffer, at: Date): Promise<void> {
    const secretCipher = this.cipher.encrypt(secret.toString('base64'), secretContext(userId));
    await tx.secondFactor.upsert({
      where: { userId },
      create: { userId, secretCipher, createdAt: at },
      update: { secretCipher, createdAt: at, confirmedAt: null, lastStep: 0 },
    });
  }

  /** Locked to the end of the transaction: two tries with one code are one after the other. */
  async lock(tx: Tx, userId: string): Promise<StoredSecondFactor | null> {
    const rows = await txQuery<{ secret_cipher: string; last_step: number; confirmed: boolean }>(
      tx,
      'SELECT secret_cipher, last_step, confirmed_at IS NOT NULL AS confirmed FROM second_factor WHERE user_id = $1::uuid FOR UPDATE',
      [userId],
    );
    const row = rows[0];
    if (!row) return null;
    const secret = Buffer.from(this.cipher.decrypt(row.secret_cipher, secretContext(userId)), 'base64');
    return { secret, lastStep: row.last_step, confirmed: row.confirmed };
  }

  async acceptStep(tx: Tx, userId: string, step: number): Promise<void> {
    await tx.secondFactor.update({ where: { userId }, data: { lastStep: step } });
  }

  /** Puts the factor in force and keeps the hashes of its recovery codes. */
  async confirm(tx: Tx, userId: string, step: number, recoveryCodeHashes: readonly string[], at: Date): Promise<void> {
    await tx.secondFactor.update({ where: { userId }, data: { confirmedAt: at, lastStep: step } });
    await tx.recoveryCode.deleteMany({ where: { userId } });
    await tx.recoveryCode.createMany({ data: recoveryCodeHashes.map((codeHash) => ({ userId, codeHash })) });
  }

  /** Uses a recovery code up; false when the person has no such code (any more). */
  async takeRecoveryCode(tx: Tx, userId: string, codeHash: string): Promise<boolean> {
    const { count } = await tx.recoveryCode.deleteMany({ where: { userId, codeHash } });
    return count === 1;
  }

  async remove(tx: Tx, userId: string): Promise<void> {
    await tx.recoveryCode.deleteMany({ where: { userId } });
    await tx.secondFactor.deleteMany({ where: { userId } });
  }

  async startChallenge(tx: Tx, userId: UserId, client: SessionClient, at: Date, expiresAt: Date): Promise<string> {
    const token = randomToken();
    await tx.signInChallenge.create({
      data: { id: newId(), tokenHash: hashToken(token), userId, client, createdAt: at, expiresAt },
      select: { id: true },
    });
    return token;
  }

  /** A challenge that can still be answered, without taking it. */
  async findChallenge(token: string, now: Date): Promise<Challenge | null> {
    const row = await this.database.prisma.signInChallenge.findFirst({
      where: { tokenHash: hashToken(token), expiresAt: { gt: now }, failures: { lt: CHALLENGE_TRIES } },
      select: { id: true, userId: true, client: true },
    });
    return row && { ...row, userId: row.userId as UserId };
  }

  /** Counts a try. False when the challenge is gone, too old or had its last try: whoever gets true may be judged. */
  async countTry(tx: Tx, challengeId: string, now: Date): Promise<boolean> {
    const counted = await txExecute(
      tx,
      `UPDATE sign_in_challenge SET failures = failures + 1
       WHERE id = $1::uuid AND failures < $2::int AND expires_at > $3::timestamptz`,
      [challengeId, CHALLENGE_TRIES, now.toISOString()],
    );
    return counted === 1;
  }

  async endChallenge(tx: Tx, challengeId: string): Promise<void> {
    await tx.signInChallenge.delete({ where: { id: challengeId }, select: { id: true } });
  }
}

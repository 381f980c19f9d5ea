import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { FieldCipher } from '#platform/crypto';
import { Database, type Prisma, type Tx } from '#platform/prisma';
import type { AcceptedSubmission } from '../domain/credential-facts.js';
import type { CredentialState } from '../domain/credential-state.js';
import type { CredentialType } from '../domain/credential-type.js';
import { factsContext } from './provider.store.js';

export type CredentialRecord = Prisma.CredentialGetPayload<{ include: { submissions: true } }>;

/** A decision about one version of a credential. */
export interface DecisionRecord {
  readonly outcome: 'VERIFIED' | 'REJECTED' | 'EXPIRED' | 'REVOKED';
  readonly reasonCode: string | null;
  readonly note: string | null;
  readonly validUntil: Date | null;
  /** Null: the expiry job. */
  readonly decidedBy: string | null;
  readonly at: Date;
}

interface Handed {
  readonly providerId: string;
  readonly type: CredentialType;
  readonly subject: string;
  readonly documentIds: readonly string[];
  readonly accepted: AcceptedSubmission;
  readonly at: Date;
}

/** Credentials, what was handed in for them, and what was decided. Callers hold the provider's row. */
@Injectable()
export class CredentialStore {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {}

  async providerOf(credentialId: string): Promise<string | null> {
    const row = await this.database.prisma.credential.findUnique({
      where: { id: credentialId },
      select: { providerId: true },
    });
    return row?.providerId ?? null;
  }

  find(tx: Tx, credentialId: string): Promise<CredentialRecord | null> {
    return tx.credential.findUnique({
      where: { id: credentialId },
      include: { submissions: { orderBy: { version: 'desc' }, take: 1 } },
    });
  }

  /** The first submission of a new credential, or the next version of `again`. Answers the credential's id. */
  async submit(tx: Tx, handed: Handed, again: { id: string; version: number } | null): Promise<string> {
    const { providerId, type, subject, at } = handed;
    const { validFrom, validUntil, facts } = handed.accepted;
    const id = again?.id ?? newId();
    const version = (again?.version ?? 0) + 1;
    const row = { state: 'SUBMITTED' as const, version, validFrom, validUntil, submittedAt: at };
    const cleared = { reviewerId: null, reviewStartedAt: null, decidedAt: null, reasonCode: null, warnedDays: null };
    if (again) await tx.credential.update({ where: { id }, data: { ...row, ...cleared } });
    else await tx.credential.create({ data: { id, providerId, type, subject, ...row } });
    const submissionId = newId();
    const factsCipher = facts ? this.cipher.encrypt(JSON.stringify(facts), factsContext(submissionId)) : null;
    await tx.credentialSubmission.create({
      data: {
        id: submissionId,
        credentialId: id,
        version,
        type,
        documentIds: [...handed.documentIds],
        factsCipher,
        submittedAt: at,
      },
    });
    return id;
  }

  async startReview(tx: Tx, credentialId: string, reviewerId: string, at: Date): Promise<void> {
    await tx.credential.update({
      where: { id: credentialId },
      data: { state: 'IN_REVIEW', reviewerId, reviewStartedAt: at },
    });
  }

  /** Writes the new state with its decision; about a criminal record, only the four facts that may be kept. */
  async decide(
    tx: Tx,
    credential: CredentialRecord,
    state: Exclude<CredentialState, 'MISSING'>,
    decision: DecisionRecord,
  ): Promise<void> {
    const { outcome, reasonCode, note, validUntil, decidedBy, at } = decision;
    const ended = outcome === 'EXPIRED' || outcome === 'REVOKED';
    await tx.credential.update({
      where: { id: credential.id },
      data: { state, reasonCode, decidedAt: at, ...(ended ? {} : { validUntil }) },
    });
    const id = newId();
    const noteCipher = note ? this.cipher.encrypt(note, `provider.decision:${id}`) : null;
    const { id: credentialId, type, version } = credential;
    await tx.credentialDecision.create({
      data: { id, credentialId, type, version, outcome, reasonCode, noteCipher, validUntil, decidedBy, decidedAt: at },
    });
    if (type === 'BACKGROUND' && decidedBy !== null) {
      await tx.backgroundCheck.create({
        data: {
          id: newId(),
          credentialId,
          checkedAt: at,
          checkedBy: decidedBy,
          outcome,
          recheckAt: outcome === 'VERIFIED' ? validUntil : null,
        },
      });
    }
  }

  async markWarned(tx: Tx, credentialId: string, days: number): Promise<void> {
    await tx.credential.update({ where: { id: credentialId }, data: { warnedDays: days } });
  }

  factsOf(submission: { id: string; factsCipher: string | null } | undefined): Record<string, unknown> | null {
    if (!submission?.factsCipher) return null;
    return JSON.parse(this.cipher.decrypt(submission.factsCipher, factsContext(submission.id))) as Record<
      string,
      unknown
    >;
  }

  /** Verified credentials that ended by now, oldest first. */
  async ended(now: Date, limit: number): Promise<{ credentialId: string; providerId: string }[]> {
    return this.database.query(
      'provider-credentials-ended',
      `SELECT id AS "credentialId", provider_id AS "providerId" FROM provider_credential
       WHERE state = 'VERIFIED' AND valid_until <= $1 ORDER BY valid_until LIMIT $2`,
      [now, limit],
    );
  }

  /** Verified credentials that end before `before`, have no verified successor, and may need a warning; a page in id order. */
  async ending(
    now: Date,
    before: Date,
    after: string | null,
    limit: number,
  ): Promise<{ credentialId: string; providerId: string }[]> {
    return this.database.query(
      'provider-credentials-ending',
      `SELECT c.id AS "credentialId", c.provider_id AS "providerId" FROM provider_credential c
       JOIN provider p ON p.id = c.provider_id AND p.listing_state <> 'CLOSED'
       WHERE c.state = 'VERIFIED' AND c.valid_until > $1 AND c.valid_until <= $2 AND ($3::uuid IS NULL OR c.id > $3)
         AND coalesce(c.warned_days, 1000) > 7
         AND NOT EXISTS (SELECT 1 FROM provider_credential n WHERE n.provider_id = c.provider_id AND n.type = c.type
           AND n.subject = c.subject AND n.state = 'VERIFIED' AND (n.valid_until IS NULL OR n.valid_until > c.valid_until))
       ORDER BY c.id LIMIT $4`,
      [now, before, after, limit],
    );
  }

  /** Providers whose credential, verified ahead, has begun since their listing was last settled. */
  async begun(now: Date, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ providerId: string }>(
      'provider-credentials-begun',
      `SELECT DISTINCT p.id AS "providerId" FROM provider_credential c JOIN provider p ON p.id = c.provider_id
       WHERE c.state = 'VERIFIED' AND c.valid_from <= $1 AND c.valid_from > p.settled_at
         AND p.listing_state IN ('UNDER_REVIEW', 'PAUSED') LIMIT $2`,
      [now, limit],
    );
    return rows.map(({ providerId }) => providerId);
  }
}

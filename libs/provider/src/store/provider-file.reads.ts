import { Injectable } from '@nestjs/common';
import { FieldCipher } from '#platform/crypto';
import { Database, type Prisma } from '#platform/prisma';
import type { CredentialState } from '../domain/credential-state.js';
import type { CredentialType } from '../domain/credential-type.js';
import { CredentialStore } from './credential.store.js';
import { ProviderStore } from './provider.store.js';
import { ReferenceStore } from './reference.store.js';
import { SuspensionStore } from './suspension.store.js';

const WITH = {
  submissions: { orderBy: { version: 'desc' }, take: 1 },
  decisions: { orderBy: [{ version: 'desc' }, { decidedAt: 'desc' }] },
} satisfies Prisma.CredentialInclude;
type CredentialRow = Prisma.CredentialGetPayload<{ include: { submissions: true; decisions: true } }>;

/** One credential in the queue of what waits for a reviewer. */
export interface QueuedCredential {
  readonly credentialId: string;
  readonly providerId: string;
  readonly publicName: string;
  readonly type: CredentialType;
  readonly subject: string;
  readonly state: CredentialState;
  readonly version: number;
  readonly submittedAt: Date;
}

export type FileRecord = NonNullable<Awaited<ReturnType<ProviderFileReads['load']>>>;

/** A provider's whole file, decrypted: for its owner, or for a reviewer whose look has been written down. */
@Injectable()
export class ProviderFileReads {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly store: ProviderStore,
    private readonly credentials: CredentialStore,
    private readonly references: ReferenceStore,
    private readonly suspensions: SuspensionStore,
  ) {}

  async load(providerId: string) {
    const record = await this.store.find(providerId);
    if (!record) return null;
    const rows = await this.database.prisma.credential.findMany({
      where: { providerId },
      include: WITH,
      orderBy: { id: 'asc' },
    });
    return {
      record,
      trader: this.store.traderOf(record),
      credentials: rows.map((row) => this.#toCredential(row)),
      references: await this.references.ofProvider(providerId),
      suspension: await this.suspensions.current(providerId),
    };
  }

  /** Oldest first, without the reviewer's own file and without references that nobody has answered yet. */
  async queue(
    reviewerId: string,
    after: { submittedAt: Date; id: string } | null,
    limit: number,
  ): Promise<QueuedCredential[]> {
    return this.database.query<QueuedCredential>(
      'provider-vetting-queue',
      `SELECT c.id AS "credentialId", c.provider_id AS "providerId", p.public_name AS "publicName", c.type::text AS type, c.subject,
         c.state::text AS state, c.version, c.submitted_at AS "submittedAt"
       FROM provider_credential c JOIN provider p ON p.id = c.provider_id
       LEFT JOIN provider_reference r ON c.type = 'REFERENCE' AND r.provider_id = c.provider_id AND r.id::text = c.subject
       WHERE c.state IN ('SUBMITTED', 'IN_REVIEW') AND p.user_id <> $1 AND (c.type <> 'REFERENCE' OR r.answered_at IS NOT NULL)
         AND ($2::timestamptz IS NULL OR (c.submitted_at, c.id) > ($2, $3::uuid))
       ORDER BY c.submitted_at, c.id LIMIT $4`,
      [reviewerId, after?.submittedAt ?? null, after?.id ?? null, limit],
    );
  }

  #toCredential(row: CredentialRow) {
    const {
      id,
      type,
      subject,
      state,
      version,
      validFrom,
      validUntil,
      submittedAt,
      reasonCode,
      submissions,
      decisions,
    } = row;
    return {
      ...{ id, type, subject, state, version, validFrom, validUntil, submittedAt, reasonCode },
      documentIds: submissions[0]?.documentIds ?? [],
      facts: this.credentials.factsOf(submissions[0]),
      decisions: decisions.map(({ noteCipher, ...decision }) => ({
        ...decision,
        note: noteCipher ? this.cipher.decrypt(noteCipher, `provider.decision:${decision.id}`) : null,
      })),
    };
  }
}

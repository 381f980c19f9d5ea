import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { err, isId, ok, type Clock, type Result } from '#kernel';
import type { UserActor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { Transactor, type Tx } from '#platform/prisma';
import {
  nextCredentialState,
  type CredentialCommand,
  type CredentialState,
  type CredentialStateConflict,
} from '../domain/credential-state.js';
import { canReview, type OwnFileNotReviewable } from '../domain/provider.policy.js';
import type { ProviderNotFound, ReferenceNotAnswered } from '../domain/provider.errors.js';
import { CredentialStore, type CredentialRecord } from '../store/credential.store.js';
import { ProviderStore, type ProviderRecord } from '../store/provider.store.js';
import { ReferenceStore } from '../store/reference.store.js';

export type ReviewFailure = ProviderNotFound | OwnFileNotReviewable | CredentialStateConflict;

/** A credential under review, with its provider's row held until the transaction ends. */
export interface UnderReview {
  readonly provider: ProviderRecord;
  readonly credential: CredentialRecord;
  readonly next: Exclude<CredentialState, 'MISSING'>;
}

/** Takes a credential out of the queue, and holds what every decision about one has in common. */
@Injectable()
export class ReviewCredential {
  constructor(
    private readonly store: ProviderStore,
    private readonly credentials: CredentialStore,
    private readonly references: ReferenceStore,
    private readonly transactor: Transactor,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  start(actor: UserActor, credentialId: string): Promise<Result<string, ReviewFailure | ReferenceNotAnswered>> {
    return this.transactor.run(async (tx) => {
      const loaded = await this.load(tx, actor, credentialId, 'START_REVIEW');
      if (!loaded.ok) return loaded;
      const { credential, provider } = loaded.value;
      if (credential.type === 'REFERENCE' && !(await this.references.isAnswered(tx, credential.subject))) {
        return err({ kind: 'ReferenceNotAnswered' });
      }
      await this.credentials.startReview(tx, credential.id, actor.userId, this.clock.now());
      const data = { type: credential.type, version: credential.version, providerId: provider.id };
      await this.audit.append(tx, {
        actor,
        action: 'credential.review-started',
        subject: { type: 'credential', id: credential.id },
        data,
      });
      return ok(provider.id);
    });
  }

  /** Locks the provider, refuses one's own file, and says which state the command leads to. */
  async load(
    tx: Tx,
    actor: UserActor,
    credentialId: string,
    command: CredentialCommand,
  ): Promise<Result<UnderReview, ReviewFailure>> {
    const providerId = isId(credentialId) ? await this.credentials.providerOf(credentialId) : null;
    const provider = providerId ? await this.store.lock(tx, providerId) : null;
    if (!provider) return err({ kind: 'ProviderNotFound' });
    const allowed = canReview(actor.userId, provider);
    if (!allowed.ok) return allowed;
    const credential = await this.credentials.find(tx, credentialId);
    if (!credential) return err({ kind: 'ProviderNotFound' });
    const next = nextCredentialState(credential.state, command);
    return next.ok ? ok({ provider, credential, next: next.value as UnderReview['next'] }) : next;
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { ok, type Clock, type Result } from '#kernel';
import type { UserActor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { EventBus } from '#platform/jobs';
import { Transactor, type Tx } from '#platform/prisma';
import type { SapFacts } from '../domain/credential-facts.js';
import {
  checkDecision,
  type InvalidDecision,
  type ReviewDecision,
  type RevocationReason,
} from '../domain/review-decision.js';
import { CredentialStore } from '../store/credential.store.js';
import { ProviderStore } from '../store/provider.store.js';
import { ReviewCredential, type ReviewFailure, type UnderReview } from './review-credential.js';
import { SettleListing } from './settle-listing.js';

/** Verifies, rejects or revokes a credential; each decision keeps who, when, why and on which version. */
@Injectable()
export class DecideCredential {
  constructor(
    private readonly review: ReviewCredential,
    private readonly store: ProviderStore,
    private readonly credentials: CredentialStore,
    private readonly settleListing: SettleListing,
    private readonly transactor: Transactor,
    private readonly events: EventBus,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(
    actor: UserActor,
    credentialId: string,
    decision: ReviewDecision,
  ): Promise<Result<string, ReviewFailure | InvalidDecision>> {
    return this.transactor.run(async (tx) => {
      const loaded = await this.review.load(
        tx,
        actor,
        credentialId,
        decision.outcome === 'VERIFIED' ? 'VERIFY' : 'REJECT',
      );
      if (!loaded.ok) return loaded;
      const { credential } = loaded.value;
      const checked = checkDecision(credential.type, decision, credential.validUntil, this.clock.now());
      if (!checked.ok) return checked;
      if (decision.outcome === 'VERIFIED' && typeof decision.needsRightToWork === 'boolean') {
        const { needsRightToWork } = decision;
        await this.store.update(tx, loaded.value.provider.id, { needsRightToWork }, this.clock.now());
      }
      const reasonCode = decision.outcome === 'REJECTED' ? decision.reason : null;
      const outcome = {
        outcome: decision.outcome,
        reasonCode,
        note: decision.note,
        validUntil: checked.value.validUntil,
      };
      return this.#write(tx, actor, loaded.value, outcome);
    });
  }

  revoke(
    actor: UserActor,
    credentialId: string,
    reason: RevocationReason,
    note: string | null,
  ): Promise<Result<string, ReviewFailure | InvalidDecision>> {
    return this.transactor.run(async (tx) => {
      const loaded = await this.review.load(tx, actor, credentialId, 'REVOKE');
      if (!loaded.ok) return loaded;
      const { credential } = loaded.value;
      const checked = checkDecision(
        credential.type,
        { outcome: 'REJECTED', reason: 'NOT_AUTHENTIC', note },
        null,
        this.clock.now(),
      );
      if (!checked.ok) return checked;
      return this.#write(tx, actor, loaded.value, {
        outcome: 'REVOKED',
        reasonCode: reason,
        note,
        validUntil: credential.validUntil,
      });
    });
  }

  async #write(
    tx: Tx,
    actor: UserActor,
    { provider, credential, next }: UnderReview,
    decided: {
      outcome: 'VERIFIED' | 'REJECTED' | 'REVOKED';
      reasonCode: string | null;
      note: string | null;
      validUntil: Date | null;
    },
  ): Promise<Result<string, never>> {
    const at = this.clock.now();
    await this.credentials.decide(tx, credential, next, { ...decided, decidedBy: actor.userId, at });
    if (credential.type === 'SAP' && decided.outcome !== 'REJECTED') {
      await this.#keepSap(tx, provider.id, credential, decided.outcome, at);
    }
    const { outcome, reasonCode } = decided;
    const data = { type: credential.type, version: credential.version, providerId: provider.id, reasonCode };
    await this.audit.append(tx, {
      actor,
      action: `credential.${outcome.toLowerCase()}`,
      subject: { type: 'credential', id: credential.id },
      data,
    });
    const { id: providerId, userId } = provider;
    await this.events.publish(tx, {
      type: 'CredentialDecided',
      data: { providerId, userId, credentialType: credential.type, outcome, ...(reasonCode ? { reasonCode } : {}) },
    });
    await this.settleListing.run(tx, providerId, actor);
    return ok(providerId);
  }

  /** The verified declaration is on every quote and invoice: kept in the open on the provider's row. */
  async #keepSap(
    tx: Tx,
    providerId: string,
    credential: UnderReview['credential'],
    outcome: 'VERIFIED' | 'REVOKED',
    at: Date,
  ): Promise<void> {
    const facts =
      outcome === 'VERIFIED' ? (this.credentials.factsOf(credential.submissions[0]) as unknown as SapFacts) : null;
    const change = {
      sapDeclarationNumber: facts?.declarationNumber ?? null,
      sapDeclaredOn: facts?.declaredOn ?? null,
      sapExclusive: facts?.exclusive ?? false,
    };
    await this.store.update(tx, providerId, change, at);
    await this.events.publish(tx, { type: 'ProviderProfileChanged', data: { providerId } });
  }
}

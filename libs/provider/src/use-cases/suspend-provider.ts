import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { err, isId, ok, type Clock, type Result } from '#kernel';
import type { UserActor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { EventBus } from '#platform/jobs';
import { Transactor } from '#platform/prisma';
import { decideListing, type ListingStateConflict } from '../domain/listing-state.js';
import { canReview, type OwnFileNotReviewable } from '../domain/provider.policy.js';
import type { NothingToAppeal, ProviderNotFound } from '../domain/provider.errors.js';
import { checkStatement, type StatementTooShort, type SuspensionReason } from '../domain/suspension.js';
import { listingOf, ProviderStore } from '../store/provider.store.js';
import { SuspensionStore } from '../store/suspension.store.js';
import { SettleListing } from './settle-listing.js';

export type SuspensionFailure = ProviderNotFound | OwnFileNotReviewable | ListingStateConflict | StatementTooShort;

/** Suspends a listing with its statement of reasons, takes the provider's appeal, and reinstates. Always a person's act. */
@Injectable()
export class SuspendProvider {
  constructor(
    private readonly store: ProviderStore,
    private readonly suspensions: SuspensionStore,
    private readonly settleListing: SettleListing,
    private readonly transactor: Transactor,
    private readonly events: EventBus,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  suspend(
    actor: UserActor,
    providerId: string,
    reason: SuspensionReason,
    statement: string,
  ): Promise<Result<string, SuspensionFailure>> {
    return this.#decide(actor, providerId, 'SUSPEND', statement, reason);
  }

  /** `statement` says why, for the file; the provider is told by the event. */
  reinstate(actor: UserActor, providerId: string, statement: string): Promise<Result<string, SuspensionFailure>> {
    return this.#decide(actor, providerId, 'REINSTATE', statement, null);
  }

  appeal(
    actor: UserActor,
    text: string,
  ): Promise<Result<string, ProviderNotFound | NothingToAppeal | StatementTooShort>> {
    return this.transactor.run(async (tx) => {
      const record = await this.store.lockByUser(tx, actor.userId);
      if (!record) return err({ kind: 'ProviderNotFound' });
      const checked = checkStatement(text);
      if (!checked.ok) return checked;
      const suspensionId = await this.suspensions.appeal(tx, record.id, checked.value, this.clock.now());
      if (!suspensionId) return err({ kind: 'NothingToAppeal' });
      const data = { suspensionId };
      await this.audit.append(tx, {
        actor,
        action: 'suspension.appealed',
        subject: { type: 'provider', id: record.id },
        data,
      });
      return ok(record.id);
    });
  }

  #decide(
    actor: UserActor,
    providerId: string,
    command: 'SUSPEND' | 'REINSTATE',
    statement: string,
    reason: SuspensionReason | null,
  ): Promise<Result<string, SuspensionFailure>> {
    return this.transactor.run(async (tx) => {
      const record = isId(providerId) ? await this.store.lock(tx, providerId) : null;
      if (!record) return err({ kind: 'ProviderNotFound' });
      const allowed = canReview(actor.userId, record);
      if (!allowed.ok) return allowed;
      const checked = checkStatement(statement);
      if (!checked.ok) return checked;
      const decided = decideListing(listingOf(record), command);
      if (!decided.ok) return decided;
      const at = this.clock.now();
      if (reason) {
        await this.suspensions.open(tx, { providerId, reason, statement: checked.value, by: actor.userId, at });
      } else await this.suspensions.close(tx, providerId, { note: checked.value, by: actor.userId, at });
      const suspended = command === 'SUSPEND';
      const action = suspended ? 'provider.suspended' : 'provider.reinstated';
      await this.audit.append(tx, {
        actor,
        action,
        subject: { type: 'provider', id: providerId },
        data: { reasonCode: reason },
      });
      const data = { providerId, userId: record.userId, suspended, ...(reason ? { reasonCode: reason } : {}) };
      await this.events.publish(tx, { type: 'ProviderSuspensionChanged', data });
      await this.settleListing.run(tx, providerId, actor, decided.value);
      return ok(providerId);
    });
  }
}

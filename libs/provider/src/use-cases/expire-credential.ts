import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { ok, type Clock } from '#kernel';
import { systemActor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { EventBus } from '#platform/jobs';
import { Transactor } from '#platform/prisma';
import { nextCredentialState } from '../domain/credential-state.js';
import { daysLeft, dueWarning } from '../domain/expiry.js';
import { CredentialStore } from '../store/credential.store.js';
import { ProviderStore } from '../store/provider.store.js';
import { SettleListing } from './settle-listing.js';

const ACTOR = systemActor('provider.expire-credentials');

/** What time does to a credential: a warning ahead, and its end. Each looks again under lock, so that it acts once. */
@Injectable()
export class ExpireCredential {
  constructor(
    private readonly store: ProviderStore,
    private readonly credentials: CredentialStore,
    private readonly settleListing: SettleListing,
    private readonly transactor: Transactor,
    private readonly events: EventBus,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Ends a credential whose time is over; the listing is paused when it was required, and says why. */
  async end({ credentialId, providerId }: { credentialId: string; providerId: string }): Promise<void> {
    await this.transactor.run(async (tx) => {
      const provider = await this.store.lock(tx, providerId);
      const credential = await this.credentials.find(tx, credentialId);
      const at = this.clock.now();
      if (!provider || !credential?.validUntil || credential.validUntil > at) return ok(undefined);
      const next = nextCredentialState(credential.state, 'EXPIRE');
      if (!next.ok) return ok(undefined);
      const { type, version, validUntil } = credential;
      const decision = { outcome: 'EXPIRED', reasonCode: null, note: null, validUntil, decidedBy: null, at } as const;
      await this.credentials.decide(tx, credential, 'EXPIRED', decision);
      const data = { type, version, providerId };
      await this.audit.append(tx, {
        actor: ACTOR,
        action: 'credential.expired',
        subject: { type: 'credential', id: credentialId },
        data,
      });
      await this.events.publish(tx, {
        type: 'CredentialDecided',
        data: { providerId, userId: provider.userId, credentialType: type, outcome: 'EXPIRED' },
      });
      await this.settleListing.run(tx, providerId, ACTOR);
      return ok(undefined);
    });
  }

  /** Tells the provider that a credential ends in 60, 30 or 7 days, once for each. */
  async warn({ credentialId, providerId }: { credentialId: string; providerId: string }): Promise<void> {
    await this.transactor.run(async (tx) => {
      const provider = await this.store.lock(tx, providerId);
      const credential = await this.credentials.find(tx, credentialId);
      if (!provider || credential?.state !== 'VERIFIED' || !credential.validUntil) return ok(undefined);
      const now = this.clock.now();
      const due = dueWarning(credential.validUntil, credential.warnedDays, now);
      if (due === null) return ok(undefined);
      await this.credentials.markWarned(tx, credentialId, due);
      const data = {
        providerId,
        userId: provider.userId,
        credentialType: credential.type,
        validUntil: credential.validUntil.toISOString(),
        daysLeft: daysLeft(credential.validUntil, now),
      };
      await this.events.publish(tx, { type: 'CredentialExpiring', data });
      return ok(undefined);
    });
  }

  /** A credential that was verified ahead has begun. */
  async begin(providerId: string): Promise<void> {
    await this.transactor.run(async (tx) => {
      await this.settleListing.run(tx, providerId, ACTOR);
      return ok(undefined);
    });
  }
}

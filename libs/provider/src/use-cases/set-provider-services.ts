import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { err, ok, type Clock, type Result } from '#kernel';
import type { UserActor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { EventBus } from '#platform/jobs';
import { Transactor } from '#platform/prisma';
import { holdsAt } from '../domain/listable.js';
import { checkOffer, type OfferedService, type OfferFailure } from '../domain/offer.js';
import type { ProviderNotFound } from '../domain/provider.errors.js';
import { fileOf, ProviderStore } from '../store/provider.store.js';
import { FindPriceBounds } from './find-price-bounds.js';
import { SettleListing } from './settle-listing.js';

export type SetServicesFailure = ProviderNotFound | OfferFailure;

/** Replaces what a provider sells and for how much an hour, within the bounds of the area they start from. */
@Injectable()
export class SetProviderServices {
  constructor(
    private readonly store: ProviderStore,
    private readonly priceBounds: FindPriceBounds,
    private readonly settleListing: SettleListing,
    private readonly transactor: Transactor,
    private readonly events: EventBus,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: UserActor, services: readonly OfferedService[]): Promise<Result<string, SetServicesFailure>> {
    return this.transactor.run(async (tx) => {
      const record = await this.store.lockByUser(tx, actor.userId);
      if (!record) return err({ kind: 'ProviderNotFound' });
      const bounds = await this.priceBounds.run(record.basePlaceId);
      const now = this.clock.now();
      const skills = fileOf(record).credentials.filter(
        (credential) => credential.type === 'SKILL' && holdsAt(credential, now),
      );
      const offer = checkOffer(
        services,
        bounds,
        record.listingState === 'LISTED',
        new Set(skills.map(({ subject }) => subject)),
      );
      if (!offer.ok) return offer;
      await this.store.setServices(tx, record.id, offer.value);
      const data = {
        services: offer.value.map(({ serviceCode, hourlyRateCents }) => `${serviceCode}:${hourlyRateCents}`),
      };
      await this.audit.append(tx, {
        actor,
        action: 'provider.services-changed',
        subject: { type: 'provider', id: record.id },
        data,
      });
      await this.events.publish(tx, { type: 'ProviderProfileChanged', data: { providerId: record.id } });
      await this.settleListing.run(tx, record.id, actor);
      return ok(record.id);
    });
  }
}

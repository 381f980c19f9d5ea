import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { Places, timeZoneOf, type Place } from '#geo';
import { err, ok, type Clock, type Result } from '#kernel';
import type { UserActor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { EventBus } from '#platform/jobs';
import { Transactor } from '#platform/prisma';
import {
  checkComparedFacts,
  checkPublicProfile,
  checkTrader,
  type CancellationPolicy,
  type InvalidProfile,
  type PublicProfile,
  type Trader,
} from '../domain/profile.js';
import { checkOffer, type OfferFailure } from '../domain/offer.js';
import type { ProviderNotFound } from '../domain/provider.errors.js';
import { PROVIDER_TERMS_VERSION } from '../domain/provider-terms.js';
import type { VatRegime } from '../domain/tax-profile.js';
import { ProviderStore, sapOf, type ProviderRecord } from '../store/provider.store.js';
import { FindPriceBounds } from './find-price-bounds.js';
import { SettleListing } from './settle-listing.js';

/** What is left out stays as it is. */
export interface ProfileChanges extends Partial<PublicProfile> {
  readonly basePlaceId?: string;
  readonly instantBook?: boolean;
  readonly cancellationPolicy?: CancellationPolicy;
  readonly vat?: VatRegime;
  readonly needsRightToWork?: boolean;
  readonly trader?: Trader;
  readonly acceptTerms?: boolean;
}

export type UpdateFailure = ProviderNotFound | InvalidProfile | OfferFailure;

/**
 * Changes a provider's own profile. Bookings and quotes that exist keep what they were made with.
 * Moving to another area is refused while a price is outside that area's bounds.
 */
@Injectable()
export class UpdateProviderProfile {
  constructor(
    private readonly store: ProviderStore,
    private readonly places: Places,
    private readonly priceBounds: FindPriceBounds,
    private readonly settleListing: SettleListing,
    private readonly transactor: Transactor,
    private readonly events: EventBus,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: UserActor, changes: ProfileChanges): Promise<Result<string, UpdateFailure>> {
    return this.transactor.run(async (tx) => {
      const record = await this.store.lockByUser(tx, actor.userId);
      if (!record) return err({ kind: 'ProviderNotFound' });
      const checked = this.#check(record, changes);
      if (!checked.ok) return checked;
      const { profile, place, trader } = checked.value;
      const offer = place
        ? checkOffer(record.services, await this.priceBounds.run(place.id), false, new Set())
        : ok([]);
      if (!offer.ok) return offer;
      const at = this.clock.now();
      const { instantBook, cancellationPolicy, vat, needsRightToWork } = changes;
      await this.store.update(
        tx,
        record.id,
        {
          ...profile,
          languages: [...profile.languages],
          ...(place ? baseOf(place) : {}),
          instantBook,
          cancellationPolicy,
          vat,
          needsRightToWork,
          ...(changes.acceptTerms ? { termsVersion: PROVIDER_TERMS_VERSION, termsAcceptedAt: at } : {}),
        },
        at,
      );
      if (trader) await this.store.setTrader(tx, record.id, trader);
      const termsVersion = changes.acceptTerms ? PROVIDER_TERMS_VERSION : null;
      const data = { fields: Object.keys(changes).sort(), termsVersion };
      await this.audit.append(tx, {
        actor,
        action: 'provider.profile-changed',
        subject: { type: 'provider', id: record.id },
        data,
      });
      await this.events.publish(tx, { type: 'ProviderProfileChanged', data: { providerId: record.id } });
      await this.settleListing.run(tx, record.id, actor);
      return ok(record.id);
    });
  }

  #check(
    record: ProviderRecord,
    changes: ProfileChanges,
  ): Result<{ profile: PublicProfile; place: Place | null; trader: Trader | null }, InvalidProfile> {
    const { publicName, bio, languages, radiusMetres } = { ...record, ...given(changes) };
    const profile = checkPublicProfile({ publicName, bio, languages, radiusMetres });
    if (!profile.ok) return profile;
    const trader = changes.trader ? checkTrader(changes.trader) : ok(null);
    if (!trader.ok) return trader;
    const compared = this.#compared(record, changes, trader.value);
    if (!compared.ok) return compared;
    const place = changes.basePlaceId === undefined ? null : this.places.get(changes.basePlaceId);
    if (changes.basePlaceId !== undefined && !place) {
      return err({ kind: 'InvalidProfile', field: 'basePlaceId', rule: 'UNKNOWN_PLACE' });
    }
    if (changes.vat === 'SAP_10' && !sapOf(record)) {
      return err({ kind: 'InvalidProfile', field: 'vat', rule: 'SAP_NOT_VERIFIED' });
    }
    return ok({ profile: profile.value, place, trader: trader.value });
  }

  /** What the identity document has proven stays as it was. */
  #compared(record: ProviderRecord, changes: ProfileChanges, trader: Trader | null): Result<void, InvalidProfile> {
    const { legalName } = this.store.traderOf(record);
    const { needsRightToWork } = record;
    return checkComparedFacts(
      { legalName, needsRightToWork },
      { legalName: trader?.legalName ?? legalName, needsRightToWork: changes.needsRightToWork ?? needsRightToWork },
      record.credentials.some(({ type, state }) => type === 'IDENTITY' && state === 'VERIFIED'),
    );
  }
}

const given = (changes: ProfileChanges): Partial<PublicProfile> =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));

const baseOf = (place: Place) => ({
  basePlaceId: place.id,
  baseMunicipality: place.name,
  baseLat: place.lat,
  baseLng: place.lng,
  timeZone: timeZoneOf(place.id),
});

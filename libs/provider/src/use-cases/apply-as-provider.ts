import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { Places, timeZoneOf } from '#geo';
import { IdentityDirectory } from '#identity';
import { err, newId, ok, type Clock, type ProviderId, type Result } from '#kernel';
import type { UserActor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { Transactor } from '#platform/prisma';
import {
  checkPublicProfile,
  checkTrader,
  type InvalidProfile,
  type ProviderKind,
  type PublicProfile,
  type Trader,
} from '../domain/profile.js';
import type { AlreadyProvider } from '../domain/provider.errors.js';
import { PROVIDER_TERMS_VERSION } from '../domain/provider-terms.js';
import type { VatRegime } from '../domain/tax-profile.js';
import { isSecondApplication, ProviderStore } from '../store/provider.store.js';

export interface Application extends PublicProfile {
  readonly kind: ProviderKind;
  /** INSEE code of the municipality they start from. */
  readonly basePlaceId: string;
  readonly trader: Trader;
  readonly vat: VatRegime;
  readonly needsRightToWork: boolean;
  readonly acceptTerms: boolean;
}

/** Opens a provider's file for an account: a draft, shown to nobody. */
@Injectable()
export class ApplyAsProvider {
  constructor(
    private readonly store: ProviderStore,
    private readonly places: Places,
    private readonly identity: IdentityDirectory,
    private readonly transactor: Transactor,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(actor: UserActor, application: Application): Promise<Result<ProviderId, AlreadyProvider | InvalidProfile>> {
    const profile = checkPublicProfile(application);
    if (!profile.ok) return profile;
    const trader = checkTrader(application.trader);
    if (!trader.ok) return trader;
    const place = this.places.get(application.basePlaceId);
    if (!place) return err({ kind: 'InvalidProfile', field: 'basePlaceId', rule: 'UNKNOWN_PLACE' });
    const at = this.clock.now();
    const id = newId<ProviderId>();
    const row = {
      id,
      userId: actor.userId,
      kind: application.kind,
      ...profile.value,
      languages: [...profile.value.languages],
      timeZone: timeZoneOf(place.id),
      basePlaceId: place.id,
      baseMunicipality: place.name,
      baseLat: place.lat,
      baseLng: place.lng,
      vat: application.vat,
      needsRightToWork: application.needsRightToWork,
      termsVersion: application.acceptTerms ? PROVIDER_TERMS_VERSION : null,
      termsAcceptedAt: application.acceptTerms ? at : null,
      trader: trader.value,
      createdAt: at,
    };
    try {
      return await this.transactor.run(async (tx) => {
        await this.store.insert(tx, row);
        await this.identity.grantRole(tx, actor.userId, 'provider');
        const data = { termsVersion: row.termsVersion };
        await this.audit.append(tx, { actor, action: 'provider.applied', subject: { type: 'provider', id }, data });
        return ok(id);
      });
    } catch (error) {
      if (isSecondApplication(error)) return err({ kind: 'AlreadyProvider' });
      throw error;
    }
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { UserActor } from '#platform/access';
import { CONFIG, type Config } from '#platform/config';
import { ProviderDirectory, type TaxProfile } from '#provider';
import { MANDATE_VERSION, mandateText } from '../domain/mandate.js';
import { MandateStore } from '../store/mandate.store.js';
import { ObligationStore } from '../store/obligation.store.js';
import { WatchThreshold, type Turnover } from './watch-threshold.js';

/** How a provider's work is invoiced and taxed. */
export interface Invoicing {
  readonly mandate: {
    readonly version: string;
    readonly text: string;
    readonly acceptedAt: Date | null;
    /** When the last one was ended; null when none was. */
    readonly endedAt: Date | null;
    readonly waitingDocuments: number;
  };
  readonly taxProfile: TaxProfile;
  readonly siret: string | null;
  readonly turnover: Turnover;
}

@Injectable()
export class ShowInvoicing {
  constructor(
    private readonly providers: ProviderDirectory,
    private readonly mandates: MandateStore,
    private readonly obligations: ObligationStore,
    private readonly thresholds: WatchThreshold,
    @Inject(CONFIG) private readonly config: Pick<Config, 'company'>,
  ) {}

  /** Null for somebody who never applied as a provider. */
  async execute(actor: UserActor): Promise<Invoicing | null> {
    const provider = await this.providers.findByUser(actor.userId);
    if (!provider) return null;
    const { providerId, taxProfile } = provider;
    const [mandate, endedAt, waitingDocuments, identity, turnover] = await Promise.all([
      this.mandates.find(providerId),
      this.mandates.lastEnd(providerId),
      this.obligations.waitingForMandate(providerId),
      this.providers.traderIdentity(providerId),
      this.thresholds.turnoverOf(providerId),
    ]);
    return {
      mandate: {
        version: MANDATE_VERSION,
        text: mandateText(actor.locale, this.config.company.name),
        acceptedAt: mandate?.version === MANDATE_VERSION ? mandate.acceptedAt : null,
        endedAt,
        waitingDocuments,
      },
      taxProfile,
      siret: identity.siret,
      turnover,
    };
  }
}

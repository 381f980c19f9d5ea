import { Inject, Injectable } from '@nestjs/common';
import { instantAt, localDate, ok, PARIS, type Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { EventBus } from '#platform/jobs';
import { Transactor } from '#platform/prisma';
import { ProviderDirectory } from '#provider';
import { BASE_THRESHOLD_CENTS, thresholdLevel, type ThresholdLevel } from '../domain/vat-threshold.js';
import { DocumentReads } from '../store/document.reads.js';
import { MandateStore } from '../store/mandate.store.js';

/** A provider's turnover of a calendar year (Europe/Paris) against the thresholds of the franchise; cents. */
export interface Turnover {
  readonly year: number;
  readonly turnoverCents: number;
  readonly level: ThresholdLevel;
}

/** Tells a provider without VAT, once for each level and year, that they come near or over the threshold. */
@Injectable()
export class WatchThreshold {
  constructor(
    private readonly reads: DocumentReads,
    private readonly mandates: MandateStore,
    private readonly providers: ProviderDirectory,
    private readonly transactor: Transactor,
    private readonly events: EventBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async turnoverOf(providerId: string): Promise<Turnover> {
    const year = Number(localDate(this.clock.now(), PARIS).slice(0, 4));
    const [from, until] = [instantAt(`${year}-01-01`, 0, PARIS), instantAt(`${year + 1}-01-01`, 0, PARIS)];
    const turnoverCents = await this.reads.turnover(providerId, from, until);
    return { year, turnoverCents, level: thresholdLevel(turnoverCents) };
  }

  async execute(providerId: string): Promise<void> {
    const { year, turnoverCents, level } = await this.turnoverOf(providerId);
    if (level === 'BELOW') return;
    const provider = await this.providers.find(providerId);
    if (provider?.taxProfile.vat !== 'FRANCHISE_293B') return;
    await this.transactor.run(async (tx) => {
      if (await this.mandates.firstWarning(tx, providerId, year, level, this.clock.now())) {
        const { userId } = provider;
        const data = { providerId, userId, year, level, turnoverCents, thresholdCents: BASE_THRESHOLD_CENTS };
        await this.events.publish(tx, { type: 'VatThresholdReached', data });
      }
      return ok(undefined);
    });
  }
}

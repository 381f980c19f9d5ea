import { Inject, Injectable } from '@nestjs/common';
import { isId, type Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { notFound } from '#platform/graphql';
import type { Tx } from '#platform/prisma';
import { unfitness, type UnfitReason } from './domain/fitness.js';
import { listable, type ListingGap } from './domain/listable.js';
import type { ProviderSummary, TraderIdentity } from './provider-summary.js';
import { ProviderReads } from './store/provider.reads.js';
import { ProviderStore } from './store/provider.store.js';

/** The front door: who a provider is, and whether they may be shown and booked. */
@Injectable()
export class ProviderDirectory {
  constructor(
    private readonly reads: ProviderReads,
    private readonly store: ProviderStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'rules'>,
  ) {}

  /** In the order asked; unknown ids are left out. One statement. */
  async get(ids: readonly string[]): Promise<ProviderSummary[]> {
    const known = ids.filter(isId);
    const rows = known.length > 0 ? await this.reads.summaries(known, this.clock.now()) : [];
    const byId = new Map(rows.map((row) => [row.providerId, row]));
    return known.flatMap((id) => byId.get(id) ?? []);
  }

  async find(providerId: string): Promise<ProviderSummary | null> {
    return (await this.get([providerId]))[0] ?? null;
  }

  /** The provider of an account; null for someone who never applied. */
  findByUser(userId: string): Promise<ProviderSummary | null> {
    return this.reads.summaryOfUser(userId, this.clock.now());
  }

  /** Every provider, listed or not, in id order: for rebuilding read models. `after` is the last id of the page before. */
  page(after: string | null, limit: number): Promise<ProviderSummary[]> {
    return this.reads.page(after, limit, this.clock.now());
  }

  /** Decrypted. Throws NOT_FOUND for an unknown provider. */
  async traderIdentity(providerId: string): Promise<TraderIdentity> {
    const trader = isId(providerId) ? await this.store.traderIdentity(providerId) : null;
    if (!trader) throw notFound();
    return trader;
  }

  /**
   * The rule about listing at an instant, for example the end of a visit; empty when everything is in order then.
   * Throws NOT_FOUND for an unknown provider.
   */
  async whyNotListable(providerId: string, at: Date, tx?: Tx): Promise<ListingGap[]> {
    const { file } = await this.#file(providerId, tx);
    return listable(file, at, this.config.rules);
  }

  /**
   * What stands between a provider and a booking of this service that ends at `until`: they are listed, offer the
   * service, and everything required holds now and until then. Throws NOT_FOUND for an unknown provider.
   */
  async whyNotBookable(ask: { providerId: string; serviceCode: string; until: Date }, tx?: Tx): Promise<ListingGap[]> {
    const { file, listingState } = await this.#file(ask.providerId, tx);
    const gaps: ListingGap[] = listingState === 'LISTED' ? [] : [{ code: 'NOT_LISTED' }];
    if (!file.services.some(({ serviceCode }) => serviceCode === ask.serviceCode)) {
      gaps.push({ code: 'SERVICE_NOT_OFFERED', serviceCode: ask.serviceCode });
    }
    const now = listable(file, this.clock.now(), this.config.rules);
    return [...gaps, ...(now.length > 0 ? now : listable(file, ask.until, this.config.rules))];
  }

  /**
   * What keeps a provider from a visit that is agreed already and ends at `until`; empty when nothing does. Throws
   * NOT_FOUND for an unknown provider.
   */
  async whyUnfit(visit: { providerId: string; serviceCode: string; until: Date }, tx?: Tx): Promise<UnfitReason[]> {
    const found = await this.#file(visit.providerId, tx);
    return unfitness({ ...visit, ...found, now: this.clock.now(), rules: this.config.rules });
  }

  async #file(providerId: string, tx: Tx | undefined) {
    const found = isId(providerId) ? await this.reads.file(providerId, tx) : null;
    if (!found) throw notFound();
    return found;
  }
}

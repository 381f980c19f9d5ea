import { Inject, Injectable } from '@nestjs/common';
import { Catalog } from '#catalog';
import { ok, type Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { Transactor, type Tx } from '#platform/prisma';
import { postingsOf } from '../domain/postings.js';
import { ProviderFactsReads } from '../store/provider-facts.reads.js';
import { SearchIndexStore } from '../store/search-index.store.js';
import { serviceTerms } from './service-terms.js';

/** Brings search's rows of some providers in line with what is true of them now. */
@Injectable()
export class RefreshProviders {
  constructor(
    private readonly catalog: Catalog,
    private readonly facts: ProviderFactsReads,
    private readonly store: SearchIndexStore,
    private readonly transactor: Transactor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** In one transaction; at most a few hundred providers. Answers the ids of those whose rows were not right. */
  async execute(providerIds: readonly string[]): Promise<string[]> {
    const result = await this.transactor.run<string[], never>(async (tx) => ok(await this.refresh(tx, providerIds)));
    return result.ok ? result.value : [];
  }

  private async refresh(tx: Tx, providerIds: readonly string[]): Promise<string[]> {
    await this.store.lock(tx, providerIds);
    const listed = (await this.facts.of(tx, providerIds)).filter((one) => one.listed);
    const now = this.clock.now();
    const termsOf = await serviceTerms(this.catalog, listed);
    const postings = listed.flatMap((one) => postingsOf(one, (code) => termsOf(code, one.basePlaceId), now));
    const changed = [
      ...(await this.store.writeProviders(tx, providerIds, listed)),
      ...(await this.store.writePostings(tx, providerIds, postings)),
    ];
    return [...new Set(changed)];
  }
}

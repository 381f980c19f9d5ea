import { Inject, Injectable } from '@nestjs/common';
import { Catalog } from '#catalog';
import { ok, type Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { Transactor, type Tx } from '#platform/prisma';
import type { Newcomer } from '../domain/newcomer.js';
import { postingsOf, type Postings } from '../domain/postings.js';
import type { ProviderFacts } from '../domain/provider-facts.js';
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

  /** In one transaction; at most some thousand providers. Answers the ids of those whose rows were not right. */
  async execute(providerIds: readonly string[]): Promise<string[]> {
    const result = await this.transactor.run<string[], never>(async (tx) => ok(await this.refresh(tx, providerIds)));
    return result.ok ? result.value : [];
  }

  /** Within a transaction of the caller's: rows of providers whom search does not know yet. */
  async add(tx: Tx, newcomers: readonly Newcomer[]): Promise<void> {
    const listed = newcomers.filter((one) => one.listed);
    await this.store.addProviders(tx, listed);
    await this.store.addPostings(tx, await this.postingsOf(listed));
  }

  private async refresh(tx: Tx, providerIds: readonly string[]): Promise<string[]> {
    await this.store.lock(tx, providerIds);
    const changed = [
      ...(await this.store.copyProviders(tx, providerIds)),
      ...(await this.store.replacePostings(
        tx,
        providerIds,
        await this.postingsOf(await this.facts.of(tx, providerIds)),
      )),
    ];
    return [...new Set(changed)];
  }

  /** What the rows should be. The rule of the rank is read in one place, here; the database only multiplies it out. */
  private async postingsOf(providers: readonly ProviderFacts[]): Promise<Postings[]> {
    const listed = providers.filter((one) => one.listed);
    const termsOf = await serviceTerms(this.catalog, listed);
    const now = this.clock.now();
    return listed.flatMap((one) => postingsOf(one, (code) => termsOf(code, one.basePlaceId), now));
  }
}

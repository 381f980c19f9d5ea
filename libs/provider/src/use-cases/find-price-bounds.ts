import { Injectable } from '@nestjs/common';
import { Catalog } from '#catalog';
import type { PriceBounds } from '../domain/offer.js';

/** Between which hourly rates a provider who starts from a place may ask, service by service. */
@Injectable()
export class FindPriceBounds {
  constructor(private readonly catalog: Catalog) {}

  /** Every service of the catalogue; `placeId` is the municipality's INSEE code. */
  async run(placeId: string): Promise<ReadonlyMap<string, PriceBounds>> {
    const services = await this.catalog.services();
    const entries = services.map(async ({ code }) => [code, await this.catalog.priceBounds(code, placeId)] as const);
    return new Map(await Promise.all(entries));
  }
}

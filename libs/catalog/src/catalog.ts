import { Injectable } from '@nestjs/common';
import type { Service } from './domain/catalog-entry.js';
import { areaOf, type PriceBounds } from './domain/price-bounds.js';
import { CatalogStore, type CatalogSnapshot } from './store/catalog.store.js';

/**
 * What is sold, and between which prices. The catalogue changes only with a migration, so each process reads it once
 * and answers from memory.
 */
@Injectable()
export class Catalog {
  private snapshot: Promise<CatalogSnapshot> | undefined;

  constructor(private readonly store: CatalogStore) {}

  /** Every service, in display order. */
  async services(): Promise<readonly Service[]> {
    return (await this.load()).services;
  }

  async findService(code: string): Promise<Service | null> {
    return (await this.services()).find((service) => service.code === code) ?? null;
  }

  /** Throws when there is no such service: for codes that we stored ourselves. */
  async getService(code: string): Promise<Service> {
    const service = await this.findService(code);
    if (!service) throw new Error(`No such service: ${code}`);
    return service;
  }

  /** The hourly rates allowed for a service in a municipality (INSEE code), in cents all taxes included. */
  async priceBounds(serviceCode: string, inseeCode: string): Promise<PriceBounds> {
    const { areas, priceBounds } = await this.load();
    const bounds = priceBounds.get(areaOf(areas, inseeCode).code)?.get(serviceCode);
    if (!bounds) throw new Error(`No price bounds for service ${serviceCode}`);
    return bounds;
  }

  private load(): Promise<CatalogSnapshot> {
    this.snapshot ??= this.store.load().catch((error: unknown) => {
      this.snapshot = undefined;
      throw error;
    });
    return this.snapshot;
  }
}

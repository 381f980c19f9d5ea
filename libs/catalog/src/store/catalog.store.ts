import { Injectable } from '@nestjs/common';
import { Database } from '#platform/prisma';
import type { Extra, Service } from '../domain/catalog-entry.js';
import type { Area, PriceBounds } from '../domain/price-bounds.js';

/** The whole catalogue as it stands in the database. */
export interface CatalogSnapshot {
  readonly services: readonly Service[];
  readonly areas: readonly Area[];
  /** Keyed by area code, then by service code. */
  readonly priceBounds: ReadonlyMap<string, ReadonlyMap<string, PriceBounds>>;
}

@Injectable()
export class CatalogStore {
  constructor(private readonly database: Database) {}

  async load(): Promise<CatalogSnapshot> {
    const { prisma } = this.database;
    const services = await prisma.catalogService.findMany({
      include: { extras: { include: { extra: true }, orderBy: { extra: { position: 'asc' } } } },
      orderBy: { position: 'asc' },
    });
    const areas = await prisma.catalogArea.findMany({ include: { priceBounds: true } });
    return {
      services: services.map((row) => ({
        code: row.code,
        number: row.number,
        name: { fr: row.nameFr, en: row.nameEn },
        description: { fr: row.descriptionFr, en: row.descriptionEn },
        housekeeping: row.housekeeping,
        duration: row,
        extras: row.extras.map(({ extra }) => toExtra(extra)),
      })),
      areas,
      priceBounds: new Map(
        areas.map((area) => [area.code, new Map(area.priceBounds.map((bounds) => [bounds.serviceCode, bounds]))]),
      ),
    };
  }
}

const toExtra = (row: { code: string; nameFr: string; nameEn: string; minutes: number; flatCents: number }): Extra => ({
  code: row.code,
  name: { fr: row.nameFr, en: row.nameEn },
  minutes: row.minutes,
  flatCents: row.flatCents,
});

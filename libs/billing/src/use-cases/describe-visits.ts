import { Injectable } from '@nestjs/common';
import { BookingContracts } from '#booking';
import { ProviderDirectory } from '#provider';

/** Of which visit a document is. */
export interface DocumentVisit {
  readonly reference: string;
  readonly start: Date;
  readonly timeZone: string;
  /** Public name. */
  readonly providerName: string;
}

/** What lists of documents say of the visits behind them; two questions for a whole page. */
@Injectable()
export class DescribeVisits {
  constructor(
    private readonly contracts: BookingContracts,
    private readonly providers: ProviderDirectory,
  ) {}

  /** By booking id; unknown ones and nulls are left out. */
  async of(bookingIds: readonly (string | null)[]): Promise<Map<string, DocumentVisit>> {
    const ids = [...new Set(bookingIds.flatMap((id) => id ?? []))];
    const visits = [...(await this.contracts.visits(ids))];
    const found = await this.providers.get([...new Set(visits.map(([, { providerId }]) => providerId))]);
    const names = new Map(found.map(({ providerId, publicName }) => [providerId, publicName]));
    return new Map(
      visits.map(([id, { reference, start, timeZone, providerId }]) => [
        id,
        { reference, start, timeZone, providerName: names.get(providerId) ?? '' },
      ]),
    );
  }
}

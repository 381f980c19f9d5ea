import { Inject, Injectable } from '@nestjs/common';
import { instantAt, localDate, PARIS, type Clock } from '#kernel';
import { MovementReads } from '#payment';
import { CLOCK } from '#platform/clock';
import { monthAfter, monthBefore } from '../domain/statement.js';
import { OweDocuments } from './owe-documents.js';

/** The statement of last month for every provider whose balance moved in it. */
@Injectable()
export class OweStatements {
  constructor(
    private readonly movements: MovementReads,
    private readonly owing: OweDocuments,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Harmless as often as it is called. */
  async execute(): Promise<void> {
    const month = monthBefore(localDate(this.clock.now(), PARIS));
    const [from, until] = [instantAt(month, 0, PARIS), instantAt(monthAfter(month), 0, PARIS)];
    const providerIds = await this.movements.providersBetween(from, until);
    await this.owing.owe(
      providerIds.map((providerId) => ({
        key: `statement:${providerId}:${month.slice(0, 7)}`,
        kind: 'PAYOUT_STATEMENT',
        ...{ movementKey: null, movementKind: null, paymentId: null, bookingId: null, customerId: null },
        providerId,
        ...{ amountCents: 0, beforeCents: 0, goodwillCents: 0 },
        month,
        occurredAt: until,
      })),
    );
  }
}

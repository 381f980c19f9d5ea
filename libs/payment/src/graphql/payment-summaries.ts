import { Injectable } from '@nestjs/common';
import type { BookingId } from '#kernel';
import { inOrder, loader } from '#platform/graphql';
import type { PaymentViewer } from '../domain/payment.policy.js';
import { PaymentReads, type PaymentSummaryView } from '../store/payment.reads.js';
import { ChargeStore, type PaymentCharge } from '../store/charge.store.js';
import { FurtherCharge } from './further-charge.object.js';
import { PaymentSummary } from './payment-summary.object.js';

/** The field `payment` of a booking: one statement for all bookings of a request. */
@Injectable()
export class PaymentSummaries {
  constructor(
    private readonly reads: PaymentReads,
    private readonly charges: ChargeStore,
  ) {}

  /** Null when the booking has no payment. The caller has checked that `viewer` is who they say. */
  async forBooking(bookingId: BookingId, viewer: PaymentViewer): Promise<PaymentSummary | null> {
    const summaries = loader<BookingId, PaymentSummaryView | null>('payment.summaries', async (ids) =>
      inOrder(ids, await this.reads.summaries(ids), (view) => view.bookingId),
    );
    const view = await summaries.load(bookingId);
    return view && PaymentSummary.from(view, viewer);
  }

  /** The tip and the overtime of a booking as the viewer may see them; one statement for all bookings of a request. */
  async furtherCharges(bookingId: BookingId, viewer: PaymentViewer): Promise<FurtherCharge[]> {
    const charges = loader<BookingId, PaymentCharge[]>('payment.further-charges', async (ids) => {
      const found = Map.groupBy(await this.charges.ofBookings(ids), (charge) => charge.bookingId);
      return ids.map((id) => found.get(id) ?? []);
    });
    return (await charges.load(bookingId)).flatMap((charge) => FurtherCharge.from(charge, viewer) ?? []);
  }
}

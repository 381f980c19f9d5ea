import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditLog } from '#audit';
import { IdentityDirectory } from '#identity';
import type { BookingId } from '#kernel';
import { VisitEvidenceSource, type DatedFact, type VisitEvidence } from '#payment';
import { translate } from '#platform/i18n';
import type { QuoteDocument } from '#pricing';
import type { Booking } from './domain/booking.js';
import './graphql/booking.messages.js';
import { BookingReads, type BookingDetails } from './store/booking.reads.js';
import { SealedFields } from './use-cases/sealed-fields.js';

/** The most looks at an address that evidence tells of. */
const MOST_LOOKS = 100;

const HAPPENED: Readonly<Record<string, string>> = {
  SUBMIT_REQUEST: 'the request was sent to the provider',
  CONFIRM_INSTANTLY: 'the booking was confirmed',
  ACCEPT: 'the provider accepted',
  START_BY_CODE: 'the visit began, with the arrival code',
  DECLARE_ARRIVAL: 'the provider declared their arrival',
  CONTEST_ARRIVAL: 'the arrival was contested',
  FINISH: 'the visit ended',
  COMPLETE: 'the visit was completed',
  CANCEL: 'the booking was cancelled',
  REPORT_CUSTOMER_NO_SHOW: 'the customer was reported absent',
  REPORT_PROVIDER_NO_SHOW: 'the provider was reported absent',
};

/** Tells payment what proves a visit, for the bank of a customer who disputes its payment. In English, as banks want it. */
@Injectable()
export class VisitProof implements OnModuleInit {
  constructor(
    private readonly source: VisitEvidenceSource,
    private readonly bookings: BookingReads,
    private readonly sealed: SealedFields,
    private readonly identity: IdentityDirectory,
    private readonly audit: AuditLog,
  ) {}

  onModuleInit(): void {
    this.source.register((bookingId) => this.#find(bookingId));
  }

  async #find(bookingId: BookingId): Promise<VisitEvidence | null> {
    const booking = await this.bookings.find(bookingId);
    const [details] = booking ? await this.bookings.details([booking.id]) : [];
    if (!booking || !details) return null;
    const quote = this.sealed.openQuote(booking, details.quoteSealed);
    const [customer] = await this.identity.getUsers([booking.customerId]);
    const addressLog = await this.#looks(booking);
    return { ...visitOf(booking, details, quote), customerEmail: customer?.email ?? null, addressLog };
  }

  async #looks(booking: Booking): Promise<DatedFact[]> {
    const subject = { type: 'booking', id: booking.id };
    const { entries } = await this.audit.list({ subject, action: 'address.viewed', page: { limit: MOST_LOOKS } });
    return entries.toReversed().map(({ at, data }) => ({
      at,
      what: `${booking.providerPublicName} opened the address (${String(data['stage'] ?? 'STREET').toLowerCase()})`,
    }));
  }
}

function visitOf(
  booking: Booking,
  details: BookingDetails,
  quote: QuoteDocument,
): Omit<VisitEvidence, 'customerEmail' | 'addressLog'> {
  const { reference, municipality, start, end, timeZone, totalCents, finishedAt } = booking;
  return {
    reference,
    municipality,
    start,
    end,
    timeZone,
    totalCents,
    finishedAt,
    serviceName: quote.service.name.en,
    providerName: booking.providerPublicName,
    customerName: booking.customerPublicName,
    agreement: {
      quoteId: booking.quoteId,
      quoteHash: booking.quoteHash,
      quotedAt: new Date(quote.createdAt),
      termsAcceptedAt: details.termsAcceptedAt,
      earlyStartRequestedAt: booking.earlyStartRequestedAt,
      confirmedAt: booking.confirmedAt,
    },
    price: quote.price.lines.map((line) => ({
      label: line.name?.en ?? line.kind.toLowerCase().replaceAll('_', ' '),
      amountCents: line.amountCents,
    })),
    cancellationPolicy: quote.cancellation.policy.toLowerCase(),
    cancellationSteps: booking.cancellationSteps.map(({ from, feeCents }) => ({ from: new Date(from), feeCents })),
    arrival: arrivalOf(booking),
    checklist: (details.checklist ?? []).map(({ point, done, note }) => ({
      point: translate('en', `checklist.${point}`),
      done,
      note: note ?? null,
    })),
    history: details.history.flatMap(({ at, command }) => {
      const what = HAPPENED[command];
      return what === undefined ? [] : [{ at: new Date(at), what }];
    }),
  };
}

function arrivalOf({ arrivedAt, arrivalProof, arrivalContestedAt }: Booking): VisitEvidence['arrival'] {
  return arrivedAt && arrivalProof ? { at: arrivedAt, proof: arrivalProof, contestedAt: arrivalContestedAt } : null;
}

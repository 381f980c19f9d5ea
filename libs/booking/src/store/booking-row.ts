import { cents, type BookingId, type ProviderId, type QuoteId, type UserId } from '#kernel';
import type { Booking } from '../domain/booking.js';

/** The columns of a booking that rules need, under the names of `Booking`. `b` is the table's alias. */
export const BOOKING_COLUMNS = `
  b.id, b.reference, b.state::text AS state, b.customer_id AS "customerId", b.customer_public_name AS "customerPublicName",
  b.provider_id AS "providerId", b.provider_user_id AS "providerUserId", b.provider_public_name AS "providerPublicName",
  b.service_code AS "serviceCode", b.start_at AS start, b.end_at AS "end", b.time_zone AS "timeZone",
  lower(b.blocked) AS "blockedStart", upper(b.blocked) AS "blockedEnd",
  b.department, b.municipality, b.distance_metres AS "distanceMetres", b.address_sealed AS "addressSealed",
  b.quote_id AS "quoteId", b.quote_hash AS "quoteHash", b.cancellation_steps AS "cancellationSteps",
  b.total_cents AS "totalCents", b.provider_net_cents AS "providerNetCents", b.instant_book AS "instantBook",
  b.early_start_requested_at AS "earlyStartRequestedAt", b.created_at AS "createdAt", b.hold_expires_at AS "holdExpiresAt",
  b.asked_at AS "askedAt", b.answer_by AS "answerBy", b.confirmed_at AS "confirmedAt",
  b.withdrawal_ends_at AS "withdrawalEndsAt", b.reminded_at AS "remindedAt",
  b.late_alerted_at AS "lateAlertedAt", b.rescue_by AS "rescueBy", b.arrival_code_sealed AS "arrivalCodeSealed",
  b.arrival_code_failures AS "arrivalCodeFailures", b.arrived_at AS "arrivedAt", b.arrival_proof::text AS "arrivalProof",
  b.arrival_contested_at AS "arrivalContestedAt", b.finished_at AS "finishedAt", b.completes_at AS "completesAt",
  b.claim_window_ends_at AS "claimWindowEndsAt", b.ended_at AS "endedAt", b.decline_reason AS "declineReason",
  b.cancellation_basis AS "cancellationBasis", b.fee_cents AS "feeCents", b.refund_cents AS "refundCents"`;

/** A row of BOOKING_COLUMNS, as the drivers answer it. */
export interface BookingRow extends Omit<
  Booking,
  | 'id'
  | 'customerId'
  | 'providerId'
  | 'providerUserId'
  | 'quoteId'
  | 'blocked'
  | 'totalCents'
  | 'providerNetCents'
  | 'cancellationSteps'
> {
  readonly id: string;
  readonly customerId: string;
  readonly providerId: string;
  readonly providerUserId: string;
  readonly quoteId: string;
  readonly blockedStart: Date;
  readonly blockedEnd: Date;
  readonly totalCents: number;
  readonly providerNetCents: number;
  readonly cancellationSteps: readonly { from: string; feeCents: number; providerShareCents: number }[];
}

export const toBooking = ({ blockedStart, blockedEnd, ...row }: BookingRow): Booking => ({
  ...row,
  id: row.id as BookingId,
  customerId: row.customerId as UserId,
  providerId: row.providerId as ProviderId,
  providerUserId: row.providerUserId as UserId,
  quoteId: row.quoteId as QuoteId,
  totalCents: cents(row.totalCents),
  providerNetCents: cents(row.providerNetCents),
  cancellationSteps: row.cancellationSteps.map((step) => ({
    from: new Date(step.from),
    feeCents: cents(step.feeCents),
    providerShareCents: cents(step.providerShareCents),
  })),
  blocked: { start: blockedStart, end: blockedEnd },
});

/** What a new booking starts with. */
export interface NewBooking extends Pick<
  Booking,
  | 'id'
  | 'reference'
  | 'customerId'
  | 'customerPublicName'
  | 'providerId'
  | 'providerUserId'
  | 'providerPublicName'
  | 'serviceCode'
  | 'start'
  | 'end'
  | 'timeZone'
  | 'blocked'
  | 'department'
  | 'municipality'
  | 'distanceMetres'
  | 'addressSealed'
  | 'quoteId'
  | 'quoteHash'
  | 'cancellationSteps'
  | 'totalCents'
  | 'providerNetCents'
  | 'instantBook'
  | 'earlyStartRequestedAt'
  | 'createdAt'
  | 'holdExpiresAt'
  | 'arrivalCodeSealed'
> {
  readonly termsAcceptedAt: Date;
  readonly lossAcknowledgedAt: Date | null;
  /** Where the visit is, coarse enough to be kept in clear. */
  readonly travelPoint: { readonly lat: number; readonly lng: number };
  /** The quote as the customer saw it. */
  readonly quoteSealed: string;
}

/** What a step in a booking's life may change. The rest of the row never changes. */
export interface BookingChanges extends Partial<
  Pick<
    Booking,
    | 'askedAt'
    | 'answerBy'
    | 'confirmedAt'
    | 'withdrawalEndsAt'
    | 'remindedAt'
    | 'lateAlertedAt'
    | 'rescueBy'
    | 'arrivalCodeFailures'
    | 'arrivedAt'
    | 'arrivalProof'
    | 'arrivalContestedAt'
    | 'finishedAt'
    | 'completesAt'
    | 'claimWindowEndsAt'
    | 'endedAt'
    | 'declineReason'
    | 'cancellationBasis'
    | 'feeCents'
    | 'refundCents'
  >
> {
  readonly providerFeeShareCents?: number;
  readonly checklist?: readonly object[];
}

/** The columns that BookingChanges can touch; state is set by every step. */
export const CHANGING_COLUMNS = [
  'state',
  'asked_at',
  'answer_by',
  'confirmed_at',
  'withdrawal_ends_at',
  'reminded_at',
  'late_alerted_at',
  'rescue_by',
  'arrival_code_failures',
  'arrived_at',
  'arrival_proof',
  'arrival_contested_at',
  'checklist',
  'finished_at',
  'completes_at',
  'claim_window_ends_at',
  'ended_at',
  'decline_reason',
  'cancellation_basis',
  'fee_cents',
  'refund_cents',
  'provider_fee_share_cents',
] as const;

/** `{ askedAt: Date }` → `{ asked_at: '2026-…Z' }`, for jsonb_populate_record. */
export const toColumns = (fields: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value as unknown,
    ]),
  );

/** A new booking as a record of the table `booking`. */
export function toNewRow({ blocked, start, end, travelPoint, ...booking }: NewBooking): Record<string, unknown> {
  return {
    ...toColumns(booking),
    state: 'HELD',
    start_at: start,
    end_at: end,
    blocked: `[${blocked.start.toISOString()},${blocked.end.toISOString()})`,
    travel_lat: travelPoint.lat,
    travel_lng: travelPoint.lng,
    arrival_code_failures: 0,
  };
}

import { Injectable } from '@nestjs/common';
import type { BookingId } from '#kernel';

/** One dated fact of a visit, in plain words for a bank. */
export interface DatedFact {
  readonly at: Date;
  readonly what: string;
}

/** What is known of a visit that proves that it was ordered, agreed to and done. Amounts in cents, instants in UTC. */
export interface VisitEvidence {
  readonly reference: string;
  readonly serviceName: string;
  readonly providerName: string;
  readonly customerName: string;
  readonly customerEmail: string | null;
  readonly municipality: string;
  readonly start: Date;
  readonly end: Date;
  readonly timeZone: string;
  readonly agreement: {
    readonly quoteId: string;
    /** SHA-256 of the quote's text, as the customer saw it. */
    readonly quoteHash: string;
    readonly quotedAt: Date;
    readonly termsAcceptedAt: Date;
    readonly earlyStartRequestedAt: Date | null;
    readonly confirmedAt: Date | null;
  };
  readonly price: readonly { readonly label: string; readonly amountCents: number }[];
  readonly totalCents: number;
  readonly cancellationPolicy: string;
  readonly cancellationSteps: readonly { readonly from: Date; readonly feeCents: number }[];
  /** The code that only the customer has, given at the door, or the provider's word. */
  readonly arrival: {
    readonly at: Date;
    readonly proof: 'CODE' | 'DECLARED';
    readonly contestedAt: Date | null;
  } | null;
  readonly finishedAt: Date | null;
  readonly checklist: readonly { readonly point: string; readonly done: boolean; readonly note: string | null }[];
  /** Each look at the address, by whom and how much of it. */
  readonly addressLog: readonly DatedFact[];
  readonly history: readonly DatedFact[];
}

export type FindVisitEvidence = (bookingId: BookingId) => Promise<VisitEvidence | null>;

/** A port: payment does not know visits, so the feature that does tells it what proves one. */
@Injectable()
export class VisitEvidenceSource {
  #find: FindVisitEvidence = () => Promise.resolve(null);

  /** Called once, at start. */
  register(find: FindVisitEvidence): void {
    this.#find = find;
  }

  /** Null when nothing is known of the visit. */
  find(bookingId: BookingId): Promise<VisitEvidence | null> {
    return this.#find(bookingId);
  }
}

import { err, ok, type Result } from '#kernel';
import { answerDeadline } from './answer-deadline.js';
import type {
  CredentialEndsBeforeVisit,
  NoticeTooShort,
  OutsideServiceArea,
  OwnService,
  ProviderNotBookable,
  ServiceNotOffered,
} from './booking.errors.js';

/** Something that keeps a provider from being booked, as the provider's feature names it. */
export interface OfferGap {
  readonly code: string;
  /** When the thing ends that would have to last until the end of the visit. */
  readonly date?: Date;
}

/** A visit that a customer would like from a provider. Distances in metres, as the crow flies from the provider's base. */
export interface Offer {
  readonly customerId: string;
  readonly providerUserId: string;
  readonly serviceCode: string;
  /** What is missing now or will be before the visit ends; empty when the provider can be booked. */
  readonly gaps: readonly OfferGap[];
  readonly distanceMetres: number;
  readonly radiusMetres: number;
  readonly instantBook: boolean;
  readonly start: Date;
  readonly now: Date;
}

export type OfferFailure =
  | OwnService
  | ProviderNotBookable
  | ServiceNotOffered
  | CredentialEndsBeforeVisit
  | OutsideServiceArea
  | NoticeTooShort;

/**
 * Whether the provider can be offered for the visit at all, their calendar apart. A check or an insurance that is in order
 * today but ends before the visit would is named with its date (promises VET-1 and VET-2); every other gap is the
 * provider's own business.
 */
export function judgeOffer(offer: Offer): Result<void, OfferFailure> {
  if (offer.customerId === offer.providerUserId) return err({ kind: 'OwnService' });
  const gap = judgeGaps(offer);
  if (gap) return err(gap);
  if (offer.distanceMetres > offer.radiusMetres) return err({ kind: 'OutsideServiceArea' });
  if (!offer.instantBook && !answerDeadline(offer.now, offer.start)) return err({ kind: 'NoticeTooShort' });
  return ok(undefined);
}

function judgeGaps({ gaps, serviceCode, now }: Offer): OfferFailure | null {
  const ending = gaps.flatMap(({ code, date }) => (code === 'CREDENTIAL_EXPIRED' && date && date > now ? [date] : []));
  const others = gaps.length - ending.length;
  const notOffered = gaps.some(({ code }) => code === 'SERVICE_NOT_OFFERED');
  if (others > (notOffered ? 1 : 0)) return { kind: 'ProviderNotBookable' };
  if (notOffered) return { kind: 'ServiceNotOffered', serviceCode };
  const first = ending.sort((a, b) => a.getTime() - b.getTime())[0];
  return first ? { kind: 'CredentialEndsBeforeVisit', validUntil: first } : null;
}

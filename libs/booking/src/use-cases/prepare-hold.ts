import { randomBytes, randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { cents, err, newId, ok, type BookingId, type Clock, type ProviderId, type Result, type UserId } from '#kernel';
import { departmentOf } from '#catalog';
import { Addresses, coarsePoint, roundedKilometres, type Address } from '#geo';
import { IdentityDirectory } from '#identity';
import { isQuoteExpired, Quotes, type Quote } from '#pricing';
import type { UserActor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import type { ProviderSummary } from '#provider';
import { ARRIVAL_CODES, arrivalCode } from '../domain/arrival-code.js';
import type { HoldFailure } from '../domain/booking.errors.js';
import { referenceFrom } from '../domain/booking.js';
import { dateConsent, type Consent, type DatedConsent } from '../domain/consent.js';
import { holdExpiresAt } from '../domain/hold.js';
import type { NewBooking } from '../store/booking-row.js';
import { CheckOffer, type NotFound, type WantedVisit } from './check-offer.js';
import { SealedFields } from './sealed-fields.js';

export interface HoldRequest extends Consent {
  readonly quoteId: string;
  readonly addressId: string;
}

/** Everything about a hold but the calendar's word. */
export interface PreparedHold {
  readonly provider: ProviderSummary;
  readonly wanted: WantedVisit;
  readonly quote: Quote;
  readonly draft: Omit<NewBooking, 'blocked'>;
}

/** Reads and judges all that can be before the provider's calendar is locked, so that the lock is short. */
@Injectable()
export class PrepareHold {
  constructor(
    private readonly quotes: Quotes,
    private readonly addresses: Addresses,
    private readonly identities: IdentityDirectory,
    private readonly offers: CheckOffer,
    private readonly sealed: SealedFields,
    @Inject(CONFIG) private readonly config: Pick<Config, 'rules'>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(actor: UserActor, request: HoldRequest): Promise<Result<PreparedHold, HoldFailure | NotFound>> {
    const [quote, address, [customer]] = await Promise.all([
      this.quotes.find(request.quoteId, actor.userId),
      this.addresses.find(request.addressId, actor.userId),
      this.identities.getUsers([actor.userId]),
    ]);
    if (!quote || !address || !customer) return err({ kind: 'NotFound' });
    const now = this.clock.now();
    if (isQuoteExpired(quote, now)) return err({ kind: 'QuoteExpired', expiredAt: quote.expiresAt });
    const consent = dateConsent(request, quote.document.withdrawal.needsEarlyStartRequest, now);
    if (!consent.ok) return consent;
    if (!isQuotedFor(quote, address)) return err({ kind: 'AddressNotQuoted' });
    const wanted = wantedVisit(quote, address);
    const judged = await this.offers.judge(quote.document.provider.providerId, wanted);
    if (!judged.ok) return judged;
    const { provider } = judged.value;
    const distanceMetres = roundedKilometres(judged.value.distanceMetres) * 1000;
    const draft = this.draft({ quote, address, provider, distanceMetres, now, consent: consent.value });
    return ok({ provider, wanted, quote, draft: { ...draft, customerPublicName: customer.publicName } });
  }

  private draft(facts: Facts): Omit<NewBooking, 'blocked' | 'customerPublicName'> {
    const { quote, address, provider, distanceMetres, now, consent } = facts;
    const id = newId<BookingId>();
    const { document } = quote;
    const { street, complement, postalCode, municipality, doorCode, floor, notes } = address;
    return {
      ...consent,
      id,
      reference: referenceFrom(randomBytes(6)),
      customerId: quote.customerId,
      providerId: provider.providerId as ProviderId,
      providerUserId: provider.userId as UserId,
      providerPublicName: provider.publicName,
      serviceCode: document.service.code,
      start: new Date(document.visit.start),
      end: new Date(document.visit.end),
      timeZone: document.visit.timeZone,
      department: departmentOf(address.placeId),
      municipality,
      distanceMetres,
      travelPoint: coarsePoint(address.point),
      addressSealed: this.sealed.sealAddress(id, {
        street,
        complement,
        postalCode,
        municipality,
        doorCode,
        floor,
        notes,
      }),
      arrivalCodeSealed: this.sealed.sealArrivalCode(id, arrivalCode(randomInt(ARRIVAL_CODES))),
      quoteId: quote.id,
      quoteHash: quote.hash,
      quoteSealed: this.sealed.sealQuote(id, document),
      cancellationSteps: document.cancellation.steps.map(({ from, feeCents, providerShareCents }) => ({
        from: new Date(from),
        feeCents: cents(feeCents),
        providerShareCents: cents(providerShareCents),
      })),
      totalCents: cents(document.price.totalCents),
      providerNetCents: cents(document.price.providerNetCents),
      instantBook: provider.instantBook,
      createdAt: now,
      holdExpiresAt: holdExpiresAt(now, this.config.rules.holdMinutes),
    };
  }
}

interface Facts {
  readonly quote: Quote;
  readonly address: Address;
  readonly provider: ProviderSummary;
  readonly distanceMetres: number;
  readonly now: Date;
  readonly consent: DatedConsent;
}

/** The price was for this very address, or for the municipality it is in. */
const isQuotedFor = ({ document: { place } }: Quote, address: Address): boolean =>
  place.addressId ? place.addressId === address.id : place.inseeCode === address.placeId;

const wantedVisit = ({ document, customerId }: Quote, address: Address): WantedVisit => ({
  customerId,
  serviceCode: document.service.code,
  start: new Date(document.visit.start),
  end: new Date(document.visit.end),
  point: address.point,
});

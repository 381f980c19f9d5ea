import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Locale } from '#kernel';
import { LocalDateScalar } from '#platform/graphql';
import type { PriceLineKind } from '../domain/price-visit.js';
import type { DocumentTrader, QuoteDocument } from '../domain/quote-document.js';
import { FRANCHISE_MENTION } from '../domain/vat.js';
import * as wording from './quote-wording.js';

export enum QuoteLineKind {
  LABOUR = 'LABOUR',
  EXTRA = 'EXTRA',
  SUNDAY = 'SUNDAY',
  PUBLIC_HOLIDAY = 'PUBLIC_HOLIDAY',
  SHORT_NOTICE = 'SHORT_NOTICE',
  CUSTOMER_FEE = 'CUSTOMER_FEE',
}
registerEnumType(QuoteLineKind, { name: 'QuoteLineKind' });

@ObjectType('QuoteTrader', { description: 'Who sells: what the law wants a customer to know before ordering.' })
export class QuoteTraderObject implements DocumentTrader {
  @Field(() => String)
  legalName: string;

  @Field(() => String)
  address: string;

  @Field(() => String)
  phone: string;

  @Field(() => String)
  email: string;

  @Field(() => String, { nullable: true, description: 'SIRET.' })
  registrationNumber: string | null;

  @Field(() => String, { nullable: true, description: 'Declaration for services à la personne.' })
  sapDeclarationNumber: string | null;
}

@ObjectType('QuoteLine', { description: 'One line of the price, in cents, tax included.' })
export class QuoteLineObject {
  @Field(() => QuoteLineKind)
  kind: PriceLineKind;

  @Field(() => String, { description: 'The line in words, in the language of the request.' })
  label: string;

  @Field(() => String, { nullable: true })
  extraCode: string | null;

  @Field(() => Int, { nullable: true })
  minutes: number | null;

  @Field(() => Int)
  amountCents: number;

  @Field(() => Int, { description: 'Rate of VAT in basis points: 2000 is 20 %.' })
  vatBasisPoints: number;

  @Field(() => Int, { description: 'VAT inside the amount.' })
  vatCents: number;
}

@ObjectType('QuoteVat', { description: 'What is taxed at one rate.' })
export class QuoteVatObject {
  @Field(() => Int)
  basisPoints: number;

  @Field(() => Int)
  netCents: number;

  @Field(() => Int)
  vatCents: number;
}

@ObjectType('QuoteCancellationStep', { description: 'What cancelling costs from one instant to the next.' })
export class QuoteCancellationStepObject {
  @Field(() => Date)
  from: Date;

  @Field(() => Date)
  until: Date;

  @Field(() => Int)
  percent: number;

  @Field(() => Int)
  feeCents: number;

  @Field(() => Int)
  refundCents: number;

  @Field(() => String, { description: 'The step in words, in the language of the request.' })
  statement: string;
}

@ObjectType('Quote', { description: 'A priced, dated offer with its terms; it never changes.' })
export class QuoteObject {
  @Field(() => ID)
  id: string;

  @Field(() => Date)
  createdAt: Date;

  @Field(() => Date, { description: 'From this instant on it can no longer be booked.' })
  expiresAt: Date;

  @Field(() => String, { description: 'SHA-256 of the whole document: proof of what was offered.' })
  hash: string;

  @Field(() => ID)
  providerId: string;

  @Field(() => String)
  providerPublicName: string;

  @Field(() => QuoteTraderObject)
  trader: QuoteTraderObject;

  @Field(() => String)
  serviceCode: string;

  @Field(() => String, { description: 'In the language of the request.' })
  serviceName: string;

  @Field(() => Date)
  start: Date;

  @Field(() => Date)
  end: Date;

  @Field(() => String, { description: 'IANA time zone of the visit.' })
  timeZone: string;

  @Field(() => Int)
  durationMinutes: number;

  @Field(() => String)
  municipality: string;

  @Field(() => ID, { nullable: true, description: 'INSEE code of the municipality.' })
  placeId: string | null;

  @Field(() => ID, { nullable: true, description: 'Your address that it was asked for; null if for a municipality.' })
  addressId: string | null;

  @Field(() => Int, { description: 'Cents an hour, tax included.' })
  hourlyRateCents: number;

  @Field(() => [QuoteLineObject], { description: 'They add up to the total.' })
  lines: QuoteLineObject[];

  @Field(() => Int, { description: 'What the provider asks, in cents, tax included.' })
  priceCents: number;

  @Field(() => Int)
  customerFeeCents: number;

  @Field(() => Int, { description: 'All that the customer pays, in cents, tax included.' })
  totalCents: number;

  @Field(() => [QuoteVatObject])
  vat: QuoteVatObject[];

  @Field(() => String, { nullable: true, description: 'The mention that a price without VAT must carry.' })
  vatMention: string | null;

  @Field(() => Date, { description: 'When the money is held on the card.' })
  heldAt: Date;

  @Field(() => Boolean, {
    description: 'True when the money is held while booking, false when only the card is saved then.',
  })
  heldNow: boolean;

  @Field(() => String, { description: 'When and how the money is held and taken, in the language of the request.' })
  paymentStatement: string;

  @Field(() => String, { description: 'FLEXIBLE, STANDARD or STRICT.' })
  cancellationPolicy: string;

  @Field(() => [QuoteCancellationStepObject], { description: 'From now to the start, without a gap.' })
  cancellationSteps: QuoteCancellationStepObject[];

  @Field(() => String, {
    description: 'Whether the right to withdraw or the policy decides, and until when, in the language of the request.',
  })
  cancellationPrecedence: string;

  @Field(() => LocalDateScalar, { description: 'Last day of the right to withdraw, were the contract made now.' })
  withdrawalLastDay: string;

  @Field(() => Boolean, { description: 'Booking needs the customer’s express request to begin before that day.' })
  needsEarlyStartRequest: boolean;

  @Field(() => String)
  withdrawalStatement: string;

  @Field(() => Int, { description: 'Hours after check-out in which a claim can be made.' })
  claimWindowHours: number;

  @Field(() => String)
  guaranteeStatement: string;

  @Field(() => String, { description: 'The words on the button that orders.' })
  orderLabel: string;

  /** What a customer is shown of a frozen document; the platform's share of it is left out. */
  static from(document: QuoteDocument, hash: string, locale: Locale): QuoteObject {
    return Object.assign(new QuoteObject(), {
      hash,
      ...offerFields(document, locale),
      ...priceFields(document, locale),
      ...termFields(document, locale),
    });
  }
}

function offerFields(document: QuoteDocument, locale: Locale) {
  const { visit, provider, service, place } = document;
  return {
    id: document.quoteId,
    createdAt: new Date(document.createdAt),
    expiresAt: new Date(document.expiresAt),
    providerId: provider.providerId,
    providerPublicName: provider.publicName,
    trader: provider.trader,
    serviceCode: service.code,
    serviceName: service.name[locale],
    start: new Date(visit.start),
    end: new Date(visit.end),
    timeZone: visit.timeZone,
    durationMinutes: visit.durationMinutes,
    municipality: place.municipality,
    placeId: place.inseeCode ?? place.placeId,
    addressId: place.addressId,
  };
}

function priceFields(document: QuoteDocument, locale: Locale) {
  const { hourlyRateCents, priceCents, customerFeeCents, totalCents, vat, vatRegime } = document.price;
  return {
    ...{ hourlyRateCents, priceCents, customerFeeCents, totalCents },
    lines: document.price.lines.map((line) => ({ ...line, label: wording.lineLabel(line, document, locale) })),
    vat: [...vat],
    vatMention: vatRegime === 'FRANCHISE_293B' ? FRANCHISE_MENTION : null,
  };
}

function termFields(document: QuoteDocument, locale: Locale) {
  const { payment, cancellation, withdrawal } = document;
  return {
    heldAt: new Date(payment.heldAt),
    heldNow: payment.how === 'HOLD_NOW',
    paymentStatement: wording.paymentStatement(document, locale),
    cancellationPolicy: cancellation.policy,
    cancellationSteps: cancellation.steps.map((step) => ({
      ...{ percent: step.percent, feeCents: step.feeCents, refundCents: step.refundCents },
      from: new Date(step.from),
      until: new Date(step.until),
      statement: wording.cancellationStatement(step, document, locale),
    })),
    cancellationPrecedence: wording.cancellationPrecedence(document, locale),
    withdrawalLastDay: withdrawal.lastDay,
    needsEarlyStartRequest: withdrawal.needsEarlyStartRequest,
    withdrawalStatement: wording.withdrawalStatement(document, locale),
    claimWindowHours: payment.claimWindowHours,
    guaranteeStatement: wording.guaranteeStatement(document, locale),
    orderLabel: wording.orderLabel(locale),
  };
}

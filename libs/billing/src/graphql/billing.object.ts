import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Connection, LocalDateScalar } from '#platform/graphql';
import { DOCUMENT_KINDS, type DocumentKind } from '../domain/document-kind.js';
import type { ThresholdLevel } from '../domain/vat-threshold.js';
import type { DocumentVisit } from '../use-cases/describe-visits.js';
import type { DocumentRow, DocumentSide } from '../store/document.reads.js';

export const BillingDocumentKind = Object.fromEntries(DOCUMENT_KINDS.map((kind) => [kind, kind])) as {
  [K in DocumentKind]: K;
};
registerEnumType(BillingDocumentKind, { name: 'BillingDocumentKind' });

export const BillingSide: { [K in DocumentSide]: K } = { CUSTOMER: 'CUSTOMER', PROVIDER: 'PROVIDER' };
registerEnumType(BillingSide, {
  name: 'BillingSide',
  description: 'Documents you get as a customer, or those of your business as a provider.',
});

export const VatThresholdLevel: { [K in ThresholdLevel]: K } = {
  BELOW: 'BELOW',
  NEAR: 'NEAR',
  OVER: 'OVER',
  FAR_OVER: 'FAR_OVER',
};
registerEnumType(VatThresholdLevel, {
  name: 'VatThresholdLevel',
  description: 'NEAR from 80 % of the base threshold, OVER above it, FAR_OVER above the upper one (CGI art. 293 B).',
});

@ObjectType({ description: 'Of which visit a document is.' })
export class BillingDocumentVisit implements DocumentVisit {
  @Field(() => String)
  reference: string;

  @Field(() => Date)
  start: Date;

  @Field(() => String)
  timeZone: string;

  @Field(() => String, { description: 'The provider’s public name.' })
  providerName: string;
}

@ObjectType('BillingDocument', { description: 'A note, invoice, credit note or statement as it was issued.' })
export class BillingDocumentObject {
  @Field(() => ID)
  id: string;

  @Field(() => BillingDocumentKind)
  kind: DocumentKind;

  @Field(() => String, { description: 'As printed, e.g. F2026-000001.' })
  number: string;

  @Field(() => LocalDateScalar)
  issuedOn: string;

  @Field(() => ID, { nullable: true })
  bookingId: string | null;

  @Field(() => Int, { description: 'Cents, taxes included; for a statement the balance at its end.' })
  totalCents: number;

  @Field(() => Boolean, { description: 'Issued in your name by the platform, under your mandate.' })
  inMyName: boolean;

  @Field(() => String, { description: 'Path of the PDF on this server, for your session.' })
  path: string;

  @Field(() => BillingDocumentVisit, { nullable: true, description: 'Null for a statement.' })
  visit: DocumentVisit | null;

  static from(row: DocumentRow, visits: ReadonlyMap<string, DocumentVisit>): BillingDocumentObject {
    const visit = visits.get(row.bookingId ?? '') ?? null;
    return Object.assign(new BillingDocumentObject(), row, { path: `/documents/billing/${row.id}`, visit });
  }
}

@ObjectType('BillingDocumentConnection')
export class BillingDocumentConnection extends Connection(BillingDocumentObject) {}

@ObjectType({ description: 'Your mandate to issue invoices in your name.' })
export class InvoicingMandate {
  @Field(() => String, { description: 'The version in force; give it to acceptInvoicingMandate.' })
  version: string;

  @Field(() => String, { description: 'Its text, in your language.' })
  text: string;

  @Field(() => Date, { nullable: true, description: 'When you accepted; null when you have not.' })
  acceptedAt: Date | null;

  @Field(() => Date, { nullable: true, description: 'When you last ended it; null when you never did.' })
  endedAt: Date | null;

  @Field(() => Int, { description: 'Documents in your name that wait for it.' })
  waitingDocuments: number;
}

@ObjectType({ description: 'A calendar year’s turnover against the thresholds below which no VAT is charged. Cents.' })
export class VatThreshold {
  @Field(() => Int)
  year: number;

  @Field(() => Int)
  turnoverCents: number;

  @Field(() => Int)
  thresholdCents: number;

  @Field(() => Int)
  upperThresholdCents: number;

  @Field(() => VatThresholdLevel)
  level: ThresholdLevel;
}

@ObjectType({ description: 'How your work is invoiced and taxed.' })
export class ProviderInvoicing {
  readonly __typename = 'ProviderInvoicing';

  @Field(() => InvoicingMandate)
  mandate: InvoicingMandate;

  @Field(() => String, { description: 'FRANCHISE_293B, STANDARD_20 or SAP_10.' })
  vatRegime: string;

  @Field(() => String, { nullable: true, description: 'Verified declaration for services à la personne.' })
  sapDeclarationNumber: string | null;

  @Field(() => String, { nullable: true, description: 'Fourteen digits, once verified.' })
  siret: string | null;

  @Field(() => VatThreshold)
  threshold: VatThreshold;
}

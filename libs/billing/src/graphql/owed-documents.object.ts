import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Connection } from '#platform/graphql';
import type { DocumentKind } from '../domain/document-kind.js';
import type { OwedRow } from '../store/obligation.reads.js';
import type { WaitsFor } from '../store/obligation.store.js';
import { BillingDocumentKind } from './billing.object.js';

export const OwedDocumentWait: { [K in WaitsFor]: K } = { MANDATE: 'MANDATE', INVOICE: 'INVOICE', FAILURE: 'FAILURE' };
registerEnumType(OwedDocumentWait, {
  name: 'OwedDocumentWait',
  description: 'The provider’s mandate, the document that this one corrects, or an attempt that failed.',
});

@ObjectType({ description: 'A document that is owed and not issued yet.' })
export class OwedDocument {
  @Field(() => ID)
  id: string;

  @Field(() => BillingDocumentKind)
  kind: DocumentKind;

  @Field(() => ID, { nullable: true })
  bookingId: string | null;

  @Field(() => String, { nullable: true })
  bookingReference: string | null;

  @Field(() => String, { nullable: true, description: 'Public name of the provider.' })
  providerName: string | null;

  @Field(() => Int, { description: 'Cents, taxes included; 0 for a statement.' })
  amountCents: number;

  @Field(() => Date, { description: 'When what it is about happened.' })
  occurredAt: Date;

  @Field(() => OwedDocumentWait, { nullable: true, description: 'Null: due, and not tried yet.' })
  waitsFor: WaitsFor | null;

  @Field(() => Int)
  tries: number;

  @Field(() => Date)
  nextTryAt: Date;

  static from(row: OwedRow, bookingReference: string | null, providerName: string | null): OwedDocument {
    return Object.assign(new OwedDocument(), row, { bookingReference, providerName });
  }
}

@ObjectType('OwedDocumentConnection')
export class OwedDocumentConnection extends Connection(OwedDocument) {}

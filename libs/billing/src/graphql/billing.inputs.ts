import { ArgsType, Field } from '@nestjs/graphql';
import { IsIn, IsOptional } from 'class-validator';
import { PageArgs } from '#platform/graphql';
import { DOCUMENT_KINDS, type DocumentKind } from '../domain/document-kind.js';
import type { DocumentSide } from '../store/document.reads.js';
import { BillingDocumentKind, BillingSide } from './billing.object.js';

@ArgsType()
export class MyDocumentsArgs extends PageArgs {
  @Field(() => BillingSide, { defaultValue: 'CUSTOMER' })
  @IsIn(['CUSTOMER', 'PROVIDER'])
  side: DocumentSide = 'CUSTOMER';

  @Field(() => BillingDocumentKind, { nullable: true, description: 'All kinds when absent.' })
  @IsOptional()
  @IsIn(DOCUMENT_KINDS)
  kind?: DocumentKind | null;
}

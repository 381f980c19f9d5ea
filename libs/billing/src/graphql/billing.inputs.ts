import { ArgsType, Field } from '@nestjs/graphql';
import { IsIn, IsOptional } from 'class-validator';
import { isId } from '#kernel';
import { badUserInput, decodeCursor, PageArgs } from '#platform/graphql';
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

/** Where the page asked for begins; a made-up cursor is a BAD_USER_INPUT. */
export function pageAfter(after: string | null | undefined): { at: string; id: string } | null {
  const key = decodeCursor(after, 2);
  if (!key) return null;
  const [at, id] = key;
  if (typeof at !== 'string' || typeof id !== 'string' || !isId(id) || Number.isNaN(Date.parse(at)))
    throw badUserInput('after');
  return { at, id };
}

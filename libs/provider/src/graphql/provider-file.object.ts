import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { CredentialState } from '../domain/credential-state.js';
import type { CredentialType } from '../domain/credential-type.js';
import type { ListingGapCode } from '../domain/listable.js';
import type { ListingState } from '../domain/listing-state.js';
import type { SuspensionReason } from '../domain/suspension.js';
import type { VatRegime } from '../domain/tax-profile.js';
import {
  CredentialStateEnum,
  CredentialTypeEnum,
  ListingGapCodeEnum,
  ListingStateEnum,
  PausedByEnum,
  SuspensionReasonEnum,
  VatRegimeEnum,
} from './provider.enums.js';
import { ProviderObject } from './provider.object.js';

@ObjectType('ListingGap', { description: 'One thing that stands between a provider and the public listing.' })
export class ListingGapObject {
  @Field(() => ListingGapCodeEnum)
  code: ListingGapCode;

  @Field(() => String, { description: 'What to do, in the language of the request.' })
  message: string;

  @Field(() => CredentialTypeEnum, { nullable: true })
  credentialType: CredentialType | null;

  @Field(() => String, { nullable: true, description: 'Set for a skill.' })
  serviceCode: string | null;

  @Field(() => Int, { nullable: true, description: 'How many are still to come; set for references.' })
  count: number | null;
}

@ObjectType({ description: 'A decision about one version of a credential. It is never changed.' })
export class CredentialDecisionRecord {
  @Field(() => String)
  outcome: string;

  @Field(() => Int)
  version: number;

  @Field(() => String, { nullable: true })
  reasonCode: string | null;

  @Field(() => String, { nullable: true, description: 'Words for the provider; none about a criminal record.' })
  note: string | null;

  @Field(() => Date)
  decidedAt: Date;

  @Field(() => ID, {
    nullable: true,
    description: 'The reviewer’s account; for staff only. Null: it ended by its date.',
  })
  decidedBy: string | null;
}

@ObjectType({ description: 'A fact written on a document, as the provider typed it.' })
export class CredentialFact {
  @Field(() => String)
  name: string;

  @Field(() => String)
  value: string;
}

@ObjectType({ description: 'A page of the compliance passport: one credential, its state, what to do, until when.' })
export class CredentialEntry {
  @Field(() => ID, { nullable: true, description: 'Null as long as it was never handed in.' })
  id: string | null;

  @Field(() => CredentialTypeEnum)
  type: CredentialType;

  @Field(() => String, { nullable: true, description: 'Set for a skill.' })
  serviceCode: string | null;

  @Field(() => ID, { nullable: true, description: 'Set for a reference.' })
  referenceId: string | null;

  @Field(() => CredentialStateEnum)
  state: CredentialState;

  @Field(() => Boolean, { description: 'False: the listing does not depend on it.' })
  required: boolean;

  @Field(() => String, { description: 'What to do, in the language of the request.' })
  whatToDo: string;

  @Field(() => Boolean, { description: 'True: it is the provider’s turn.' })
  yourTurn: boolean;

  @Field(() => Int)
  version: number;

  @Field(() => Date, { nullable: true })
  submittedAt: Date | null;

  @Field(() => Date, { nullable: true })
  validFrom: Date | null;

  @Field(() => Date, { nullable: true })
  validUntil: Date | null;

  @Field(() => String, { nullable: true })
  reasonCode: string | null;

  @Field(() => [ID])
  documentIds: string[];

  @Field(() => [CredentialFact])
  facts: CredentialFact[];

  @Field(() => [CredentialDecisionRecord], { description: 'Newest first.' })
  decisions: CredentialDecisionRecord[];
}

@ObjectType({ description: 'A professional reference.' })
export class ReferenceEntry {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => String)
  relationship: string;

  @Field(() => Date, { nullable: true })
  invitedAt: Date | null;

  @Field(() => Date, { nullable: true })
  answeredAt: Date | null;

  @Field(() => Boolean, { nullable: true, description: 'The answer is for reviewers only.' })
  recommends: boolean | null;

  @Field(() => String, { nullable: true, description: 'The answer is for reviewers only.' })
  comment: string | null;
}

@ObjectType({ description: 'Who is really behind the public name.' })
export class TraderEntry {
  @Field(() => String)
  legalName: string;

  @Field(() => String)
  address: string;

  @Field(() => String, { description: 'E.164.' })
  phone: string;

  @Field(() => String)
  email: string;
}

@ObjectType({ description: 'A suspension with its statement of reasons.' })
export class SuspensionEntry {
  @Field(() => SuspensionReasonEnum)
  reasonCode: SuspensionReason;

  @Field(() => String)
  statement: string;

  @Field(() => Date)
  suspendedAt: Date;

  @Field(() => String, { nullable: true })
  appeal: string | null;

  @Field(() => Date, { nullable: true })
  appealedAt: Date | null;
}

@ObjectType({
  description:
    'A service you sell: what the customer pays an hour, what is left to you, and what is allowed where you are.',
})
export class OfferEntry {
  @Field(() => String)
  serviceCode: string;

  @Field(() => Int, { description: 'Cents an hour, all taxes included.' })
  hourlyRateCents: number;

  @Field(() => Int, { description: 'What is left of an hour after the commission, in cents.' })
  netHourlyCents: number;

  @Field(() => Int)
  minimumCents: number;

  @Field(() => Int)
  maximumCents: number;
}

@ObjectType('ProviderFile', { description: 'A provider’s file: profile, compliance passport, listing.' })
export class ProviderFileObject {
  readonly __typename = 'ProviderFile';

  @Field(() => ID, { description: 'The provider’s id.' })
  id: string;

  @Field(() => ProviderObject)
  profile: ProviderObject;

  @Field(() => TraderEntry)
  trader: TraderEntry;

  @Field(() => VatRegimeEnum, { description: 'As chosen; 10 % applies only with a verified declaration.' })
  vat: VatRegime;

  @Field(() => ListingStateEnum)
  listingState: ListingState;

  @Field(() => PausedByEnum, { nullable: true })
  pausedBy: 'PROVIDER' | 'RULE' | null;

  @Field(() => [ListingGapObject], { description: 'What is missing for the listing right now; empty when nothing is.' })
  missing: ListingGapObject[];

  @Field(() => SuspensionEntry, { nullable: true })
  suspension: SuspensionEntry | null;

  @Field(() => [CredentialEntry])
  credentials: CredentialEntry[];

  @Field(() => [ReferenceEntry])
  references: ReferenceEntry[];

  @Field(() => [OfferEntry])
  offers: OfferEntry[];

  @Field(() => Boolean)
  payoutsReady: boolean;

  @Field(() => Boolean)
  hasWorkingHours: boolean;

  @Field(() => String, { nullable: true, description: 'Version of the provider terms that was accepted.' })
  termsVersion: string | null;

  @Field(() => Date, { nullable: true, description: 'When the first required credential ends.' })
  requiredUntil: Date | null;
}

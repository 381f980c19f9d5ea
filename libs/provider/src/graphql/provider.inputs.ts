import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { LocalDateScalar } from '#platform/graphql';
import { CREDENTIAL_TYPES, type CredentialType } from '../domain/credential-type.js';
import type { SkillProof } from '../domain/credential-facts.js';
import { CANCELLATION_POLICIES, PROVIDER_KINDS, type CancellationPolicy, type ProviderKind } from '../domain/profile.js';
import { VAT_REGIMES, type VatRegime } from '../domain/tax-profile.js';
import { CredentialTypeEnum, ProviderCancellationPolicyEnum, ProviderKindEnum, SkillProofEnum, VatRegimeEnum } from './provider.enums.js';

@InputType({ description: 'Who is really behind the public name; shown to customers on a quote.' })
export class TraderInput {
  @Field(() => String)
  @IsString()
  @MaxLength(200)
  legalName: string;

  @Field(() => String)
  @IsString()
  @MaxLength(400)
  address: string;

  @Field(() => String, { description: 'Ten French digits, or with a country code.' })
  @IsString()
  @MaxLength(40)
  phone: string;

  @Field(() => String)
  @IsString()
  @MaxLength(254)
  email: string;
}

@InputType()
export class ApplyAsProviderInput {
  @Field(() => ProviderKindEnum)
  @IsIn(PROVIDER_KINDS)
  kind: ProviderKind;

  @Field(() => String)
  @IsString()
  @MaxLength(200)
  publicName: string;

  @Field(() => String, { defaultValue: '' })
  @IsString()
  @MaxLength(4_000)
  bio: string = '';

  @Field(() => [String], { description: 'ISO 639-1 codes.' })
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(8, { each: true })
  languages: string[];

  @Field(() => ID, { description: 'Id of a place: where you start from.' })
  @IsString()
  @MaxLength(8)
  basePlaceId: string;

  @Field(() => Int, { description: 'How far you go, 1,000 to 50,000 metres.' })
  @IsInt()
  radiusMetres: number;

  @Field(() => TraderInput)
  @ValidateNested()
  @Type(() => TraderInput)
  trader: TraderInput;

  @Field(() => VatRegimeEnum, { defaultValue: 'FRANCHISE_293B' })
  @IsIn(VAT_REGIMES)
  vat: VatRegime = 'FRANCHISE_293B';

  @Field(() => Boolean, { defaultValue: false, description: 'True for a person who needs a permit to work in France.' })
  @IsBoolean()
  needsRightToWork: boolean = false;

  @Field(() => Boolean, { defaultValue: false, description: 'Accepts the provider terms in force.' })
  @IsBoolean()
  acceptTerms: boolean = false;
}

@InputType({ description: 'What is left out stays as it is.' })
export class UpdateProviderProfileInput {
  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  publicName?: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(4_000)
  bio?: string;

  @Field(() => [String], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(8, { each: true })
  languages?: string[];

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(8)
  basePlaceId?: string;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  radiusMetres?: number;

  @Field(() => Boolean, { nullable: true })
  @IsOptional()
  @IsBoolean()
  instantBook?: boolean;

  @Field(() => ProviderCancellationPolicyEnum, { nullable: true })
  @IsOptional()
  @IsIn(CANCELLATION_POLICIES)
  cancellationPolicy?: CancellationPolicy;

  @Field(() => VatRegimeEnum, { nullable: true })
  @IsOptional()
  @IsIn(VAT_REGIMES)
  vat?: VatRegime;

  @Field(() => Boolean, { nullable: true })
  @IsOptional()
  @IsBoolean()
  needsRightToWork?: boolean;

  @Field(() => TraderInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => TraderInput)
  trader?: TraderInput;

  @Field(() => Boolean, { nullable: true, description: 'True accepts the provider terms in force.' })
  @IsOptional()
  @IsBoolean()
  acceptTerms?: boolean;
}

@InputType()
export class ProviderServiceInput {
  @Field(() => String)
  @IsString()
  @MaxLength(60)
  serviceCode: string;

  @Field(() => Int, { description: 'Cents an hour, all taxes included.' })
  @IsInt()
  hourlyRateCents: number;
}

@InputType()
export class InsuranceInput {
  @Field(() => String)
  @IsString()
  @MaxLength(200)
  insurer: string;

  @Field(() => String)
  @IsString()
  @MaxLength(100)
  policyNumber: string;

  @Field(() => [String])
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  activities: string[];

  @Field(() => Int, { description: 'Amount covered per claim, in cents.' })
  @IsInt()
  amountCents: number;

  @Field(() => LocalDateScalar, { description: 'First day covered.' })
  @IsString()
  from: string;

  @Field(() => LocalDateScalar, { description: 'Last day covered.' })
  @IsString()
  to: string;
}

@InputType()
export class BusinessInput {
  @Field(() => String, { description: 'Fourteen digits.' })
  @IsString()
  @MaxLength(40)
  siret: string;

  @Field(() => String, { description: 'EI, EURL, SASU…' })
  @IsString()
  @MaxLength(60)
  legalForm: string;
}

@InputType()
export class VigilanceInput {
  @Field(() => String)
  @IsString()
  @MaxLength(60)
  securityCode: string;

  @Field(() => LocalDateScalar)
  @IsString()
  issuedOn: string;
}

@InputType()
export class SapInput {
  @Field(() => String, { description: 'SAP and the nine digits of the SIREN.' })
  @IsString()
  @MaxLength(40)
  declarationNumber: string;

  @Field(() => LocalDateScalar)
  @IsString()
  declaredOn: string;

  @Field(() => Boolean, { description: 'You sell nothing but services à la personne.' })
  @IsBoolean()
  exclusive: boolean;
}

@InputType({ description: 'Someone you have worked for; we write to them once.' })
export class RefereeInput {
  @Field(() => String)
  @IsString()
  @MaxLength(200)
  name: string;

  @Field(() => String)
  @IsString()
  @MaxLength(300)
  email: string;

  @Field(() => String, { description: 'How you know each other.' })
  @IsString()
  @MaxLength(300)
  relationship: string;
}

@InputType({ description: 'Give the part that belongs to the type. A criminal record takes nothing: it is shown, never sent.' })
export class SubmitCredentialInput {
  @Field(() => CredentialTypeEnum)
  @IsIn(CREDENTIAL_TYPES)
  type: CredentialType;

  @Field(() => [ID], { defaultValue: [], description: 'Documents uploaded before by POST /documents.' })
  @IsArray()
  @ArrayMaxSize(5)
  @ArrayUnique()
  @IsUUID('all', { each: true })
  documentIds: string[] = [];

  @Field(() => String, { nullable: true, description: 'For a skill.' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  serviceCode?: string | null;

  @Field(() => SkillProofEnum, { nullable: true, description: 'For a skill: a certificate (the default) or a trial visit.' })
  @IsOptional()
  @IsIn(['CERTIFICATE', 'TRIAL_VISIT'])
  skillProof?: SkillProof | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day of an identity document or a permit to work.' })
  @IsOptional()
  @IsString()
  validUntil?: string | null;

  @Field(() => InsuranceInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => InsuranceInput)
  insurance?: InsuranceInput | null;

  @Field(() => BusinessInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => BusinessInput)
  business?: BusinessInput | null;

  @Field(() => VigilanceInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => VigilanceInput)
  vigilance?: VigilanceInput | null;

  @Field(() => SapInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => SapInput)
  sap?: SapInput | null;

  @Field(() => RefereeInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => RefereeInput)
  referee?: RefereeInput | null;
}

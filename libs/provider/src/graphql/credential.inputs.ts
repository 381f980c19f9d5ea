import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { LocalDateScalar } from '#platform/graphql';
import { CREDENTIAL_TYPES, type CredentialType } from '../domain/credential-type.js';
import { type SkillProof } from '../domain/credential-facts.js';
import { CredentialTypeEnum, SkillProofEnum } from './provider.enums.js';

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

@InputType({
  description: 'Give the part that belongs to the type. A criminal record takes nothing: it is shown, never sent.',
})
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

  @Field(() => SkillProofEnum, {
    nullable: true,
    description: 'For a skill: a certificate (the default) or a trial visit.',
  })
  @IsOptional()
  @IsIn(['CERTIFICATE', 'TRIAL_VISIT'])
  skillProof?: SkillProof | null;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'Last day of an identity document or a permit to work.',
  })
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

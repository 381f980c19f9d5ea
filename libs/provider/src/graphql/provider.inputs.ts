import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import {
  CANCELLATION_POLICIES,
  PROVIDER_KINDS,
  type CancellationPolicy,
  type ProviderKind,
} from '../domain/profile.js';
import { VAT_REGIMES, type VatRegime } from '../domain/tax-profile.js';
import { ProviderCancellationPolicyEnum, ProviderKindEnum, VatRegimeEnum } from './provider.enums.js';

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

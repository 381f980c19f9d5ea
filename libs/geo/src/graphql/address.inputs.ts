import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { AddressDraft } from '../domain/address.js';

/** Beyond this a text is an attack, not an address; the rule says how long each part may really be. */
const BEYOND_ANY_ADDRESS = 4_000;

@InputType()
export class AddressInput {
  @Field(() => String, { nullable: true, description: 'Your own word for it, up to 60 characters.' })
  @IsOptional()
  @IsString()
  @MaxLength(BEYOND_ANY_ADDRESS)
  label?: string | null;

  @Field({ description: 'Number and street.' })
  @IsString()
  @MaxLength(BEYOND_ANY_ADDRESS)
  street: string;

  @Field(() => String, { nullable: true, description: 'Building, staircase.' })
  @IsOptional()
  @IsString()
  @MaxLength(BEYOND_ANY_ADDRESS)
  complement?: string | null;

  @Field({ description: 'Five digits.' })
  @IsString()
  @MaxLength(20)
  postalCode: string;

  @Field(() => ID, { description: 'From the query places.' })
  @IsString()
  @MaxLength(20)
  placeId: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(BEYOND_ANY_ADDRESS)
  doorCode?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(BEYOND_ANY_ADDRESS)
  floor?: string | null;

  @Field(() => String, { nullable: true, description: 'Anything else that helps to get in.' })
  @IsOptional()
  @IsString()
  @MaxLength(BEYOND_ANY_ADDRESS)
  notes?: string | null;
}

export const toDraft = (input: AddressInput): AddressDraft => ({
  label: input.label ?? null,
  street: input.street,
  complement: input.complement ?? null,
  postalCode: input.postalCode,
  placeId: input.placeId,
  doorCode: input.doorCode ?? null,
  floor: input.floor ?? null,
  notes: input.notes ?? null,
});

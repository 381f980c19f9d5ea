import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Address } from '../domain/address.js';
import type { Precision } from '../domain/place.js';

const AddressPrecision = { ADDRESS: 'ADDRESS', STREET: 'STREET', MUNICIPALITY: 'MUNICIPALITY' } as const;
registerEnumType(AddressPrecision, {
  name: 'AddressPrecision',
  description: 'How exactly we know where an address is.',
});

@ObjectType('Address', { description: 'An address of the person asking; nobody else can read it here.' })
export class AddressObject {
  readonly __typename = 'Address';

  @Field(() => ID)
  id: string;

  @Field(() => String, { nullable: true, description: 'The owner’s own word for it.' })
  label: string | null;

  @Field()
  street: string;

  @Field(() => String, { nullable: true })
  complement: string | null;

  @Field()
  postalCode: string;

  @Field(() => ID)
  placeId: string;

  @Field()
  municipality: string;

  @Field({ description: 'IANA time zone of visits there.' })
  timeZone: string;

  @Field(() => AddressPrecision)
  precision: Precision;

  @Field(() => String, { nullable: true, description: 'Shown to the provider in the last 24 hours before a visit.' })
  doorCode: string | null;

  @Field(() => String, { nullable: true, description: 'Shown to the provider in the last 24 hours before a visit.' })
  floor: string | null;

  @Field(() => String, { nullable: true, description: 'Shown to the provider in the last 24 hours before a visit.' })
  notes: string | null;

  static from(address: Address): AddressObject {
    const {
      id,
      label,
      street,
      complement,
      postalCode,
      placeId,
      municipality,
      timeZone,
      precision,
      doorCode,
      floor,
      notes,
    } = address;
    return Object.assign(new AddressObject(), {
      ...{ id, label, street, complement, postalCode, placeId, municipality, timeZone, precision },
      ...{ doorCode, floor, notes },
    });
  }
}

import { Field, ObjectType } from '@nestjs/graphql';
import { resultUnion, UserError } from '#platform/graphql';
import { registerMessages } from '#platform/i18n';
import { AddressObject } from './address.object.js';

@ObjectType({ implements: () => [UserError], description: 'The place is not one that the query places answers.' })
export class UnknownPlace extends UserError {}

@ObjectType({ implements: () => [UserError], description: 'The postal code belongs to another place.' })
export class PostalCodeElsewhere extends UserError {}

@ObjectType({ implements: () => [UserError], description: 'A part of the address cannot be right.' })
export class InvalidAddress extends UserError {
  @Field({ description: 'Which part of the input.' })
  field: string;
}

@ObjectType({ implements: () => [UserError], description: 'There is no room for one more address.' })
export class TooManyAddresses extends UserError {}

export const SaveAddressResult = resultUnion('SaveAddressResult', () => [
  AddressObject,
  UnknownPlace,
  PostalCodeElsewhere,
  InvalidAddress,
  TooManyAddresses,
]);

registerMessages('geo', {
  fr: {
    UnknownPlace: 'Cette commune est inconnue. Choisissez-la dans la liste proposée.',
    PostalCodeElsewhere: 'Ce code postal n’est pas celui de la commune choisie.',
    InvalidAddress: 'Cette partie de l’adresse n’est pas valable.',
    TooManyAddresses: 'Vous avez déjà trente adresses. Supprimez-en une pour en ajouter.',
  },
  en: {
    UnknownPlace: 'We do not know this place. Choose it from the list.',
    PostalCodeElsewhere: 'This postal code is not one of the place you chose.',
    InvalidAddress: 'This part of the address is not valid.',
    TooManyAddresses: 'You already have thirty addresses. Remove one to add another.',
  },
});

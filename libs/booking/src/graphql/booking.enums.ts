import { registerEnumType } from '@nestjs/graphql';
import { BOOKING_COMMANDS, BOOKING_PARTIES, BOOKING_STATES } from '../domain/booking-state.js';
import { DECLINE_REASONS } from '../use-cases/decline-booking.js';

/** An enum of GraphQL from a list of names. */
const named = <T extends string>(names: readonly T[]): { readonly [K in T]: K } =>
  Object.fromEntries(names.map((name) => [name, name])) as { readonly [K in T]: K };

export const BookingStateEnum = named(BOOKING_STATES);
export const BookingCommandEnum = named(BOOKING_COMMANDS);
export const BookingPartyEnum = named(BOOKING_PARTIES);
export const DeclineReasonEnum = named(DECLINE_REASONS);
export const BookingPeriodEnum = named(['UPCOMING', 'PAST', 'ALL'] as const);
export const AddressStageEnum = named(['APPROXIMATE', 'STREET', 'ACCESS', 'CLOSED'] as const);
export const LatenessEnum = named(['ON_TIME', 'LATE', 'ALERTED', 'NO_SHOW'] as const);
export const ArrivalProofEnum = named(['CODE', 'DECLARED'] as const);

registerEnumType(BookingStateEnum, { name: 'BookingState', description: 'Where a booking stands.' });
registerEnumType(BookingCommandEnum, { name: 'BookingCommand', description: 'What can be asked of a booking.' });
registerEnumType(BookingPartyEnum, { name: 'BookingParty', description: 'In which capacity someone meets a booking.' });
registerEnumType(DeclineReasonEnum, { name: 'DeclineReason' });
registerEnumType(BookingPeriodEnum, { name: 'BookingPeriod' });
registerEnumType(AddressStageEnum, { name: 'AddressStage', description: 'How much of the address is shown.' });
registerEnumType(LatenessEnum, { name: 'Lateness' });
registerEnumType(ArrivalProofEnum, { name: 'ArrivalProof' });

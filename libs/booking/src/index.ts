export { BookingContracts, type BookingContract } from './booking-contracts.js';
export { BookingDirectory, type BookingSummary } from './booking-directory.js';
export { BookingModule } from './booking.module.js';
export {
  ReplacementSearch,
  type FindReplacements,
  type ReplacementCandidate,
  type ReplacementQuestion,
} from './replacement-search.js';
export type { BookingParty, BookingState } from './domain/booking-state.js';

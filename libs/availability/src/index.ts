export type { SlotFailure } from './domain/availability.errors.js';

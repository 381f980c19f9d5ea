import type { EventOf } from './event.js';

export type AvailabilityEvent = EventOf<'WorkingHoursChanged', { providerId: string; hasWorkingHours: boolean }>;

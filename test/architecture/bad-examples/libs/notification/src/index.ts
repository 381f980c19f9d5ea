import type { pricing } from '#pricing';
export type OnlyAType = typeof pricing;

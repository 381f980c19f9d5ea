import type { Failure } from '#kernel';

/** An extra was asked for that this service does not have. */
export type CatalogFailure = Failure<'UnknownExtra'>;

import type { Failure } from '#kernel';

/** Missing, or somebody else's: nobody can tell which. */
export type BillingDocumentNotFound = Failure<'BillingDocumentNotFound'>;
/** The text has changed since it was shown. */
export type MandateOutdated = Failure<'MandateOutdated'> & { readonly version: string };
/** Only who offers services gives a mandate. */
export type NotAProvider = Failure<'NotAProvider'>;

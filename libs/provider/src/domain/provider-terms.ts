/** The version of the provider terms in force; which one each provider accepted, and when, is kept with them. */
export const PROVIDER_TERMS_VERSION = '2026-11-22';

import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { useTranslation } from 'react-i18next';

/** Stable code of a GraphQL error, e.g. `NOT_FOUND`; undefined for anything else that can go wrong. */
export const errorCode = (error: unknown): string | undefined => {
  const code = CombinedGraphQLErrors.is(error) ? error.errors[0]?.extensions?.['code'] : undefined;
  return typeof code === 'string' ? code : undefined;
};

/** What to tell the person about something that was thrown. Expected failures are in the answer and bring their own words. */
export function useErrorText(): (error: unknown) => string {
  const { t } = useTranslation();
  return (error) => {
    if (!navigator.onLine) return t('state.offlineText');
    const code = errorCode(error);
    if (code === 'RATE_LIMITED') return t('state.rateLimited');
    // The API writes these for people, in their language.
    if (code === 'BAD_USER_INPUT' && CombinedGraphQLErrors.is(error))
      return error.errors[0]?.message ?? t('state.errorText');
    return t('state.errorText');
  };
}

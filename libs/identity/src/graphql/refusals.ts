import { currentLocale } from '#platform/access';
import { toUserError } from '#platform/graphql';
import { translate } from '#platform/i18n';
import type { PasswordTooWeak } from '../domain/password-policy.js';

/** The policy's codes in the words of the request's language. */
export const weakPassword = (failure: PasswordTooWeak) =>
  toUserError({
    ...failure,
    hints: failure.hints.map((hint) =>
      translate(currentLocale(), `passwordHint.${hint}`, { minimum: failure.minimumLength }),
    ),
  });

import { registerMessages } from '../i18n/index.js';

registerMessages('platform', {
  fr: {
    UNAUTHENTICATED: 'Connectez-vous pour continuer.',
    FORBIDDEN: 'Votre compte ne permet pas cette action.',
    NOT_FOUND: 'Introuvable.',
    BAD_USER_INPUT: 'La valeur de « {field} » n’est pas valable.',
    RATE_LIMITED: 'Trop de tentatives. Réessayez dans {seconds} s.',
    INTERNAL: 'Une erreur est survenue de notre côté. Réessayez dans un instant.',
    QUERY_TOO_LARGE: 'Cette requête dépasse les limites de l’API.',
    UNAVAILABLE: 'Le service est momentanément indisponible. Réessayez dans un instant.',
  },
  en: {
    UNAUTHENTICATED: 'Sign in to continue.',
    FORBIDDEN: 'Your account does not allow this.',
    NOT_FOUND: 'Not found.',
    BAD_USER_INPUT: 'The value of “{field}” is not valid.',
    RATE_LIMITED: 'Too many tries. Try again in {seconds} s.',
    INTERNAL: 'Something went wrong on our side. Please try again in a moment.',
    QUERY_TOO_LARGE: 'This request is beyond the limits of the API.',
    UNAVAILABLE: 'The service is briefly unavailable. Please try again in a moment.',
  },
});

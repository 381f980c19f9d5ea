import { registerMessages } from '#platform/i18n';

registerMessages('saved-cards', {
  fr: { NoSavedCards: 'Aucune carte n’est encore enregistrée : la première l’est lors d’une réservation.' },
  en: { NoSavedCards: 'No card is saved yet: the first one is saved when you book.' },
});

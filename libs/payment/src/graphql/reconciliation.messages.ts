import { registerMessages } from '#platform/i18n';

registerMessages('reconciliation', {
  fr: { DifferenceClosed: 'Cet écart a été clos entre-temps. Rechargez la liste.' },
  en: { DifferenceClosed: 'This difference was closed meanwhile. Load the list again.' },
});

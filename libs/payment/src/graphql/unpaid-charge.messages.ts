import { registerMessages } from '#platform/i18n';

registerMessages('payment.unpaid-charges', {
  fr: {
    ChargeNotUnpaid: 'Ce supplément a été payé ou abandonné entre-temps. Rechargez la liste.',
    ChargeAskedToday: 'Le lien de paiement a déjà été envoyé il y a moins de 24 heures.',
  },
  en: {
    ChargeNotUnpaid: 'This extra was paid or given up meanwhile. Load the list again.',
    ChargeAskedToday: 'The payment link was sent less than 24 hours ago.',
  },
});

import { registerMessages } from '#platform/i18n';

registerMessages('payout', {
  fr: {
    PayoutAccountNotReady: 'Votre compte de versement n’est pas prêt : complétez-le d’abord.',
    ProviderInDebt:
      'Un montant reste dû à Limpide : il est retenu sur vos prochains gains avant tout virement instantané.',
    PayoutUnderWay: 'Un virement instantané est déjà en cours. Attendez sa réponse.',
    AmountNotAvailable: 'Ce montant n’est plus disponible. Le solde à jour est affiché.',
    'payout.failure.ACCOUNT_CLOSED':
      'Votre banque indique que le compte est fermé ou bloqué. Donnez un autre IBAN : l’argent repartira au prochain versement.',
    'payout.failure.ACCOUNT_NUMBER':
      'Votre banque ne trouve pas ce compte. Vérifiez l’IBAN et corrigez-le : l’argent repartira au prochain versement.',
    'payout.failure.ACCOUNT_NAME':
      'Le titulaire du compte ne correspond pas. Donnez un IBAN à votre nom, ou à celui de votre entreprise.',
    'payout.failure.BANK_REFUSED':
      'Votre banque refuse ce virement. Contactez-la, ou donnez un autre IBAN : l’argent repartira au prochain versement.',
    'payout.failure.OTHER':
      'Le virement n’a pas abouti. L’argent est toujours à vous ; vérifiez votre IBAN, il repartira au prochain versement.',
  },
  en: {
    PayoutAccountNotReady: 'Your payout account is not ready: complete it first.',
    ProviderInDebt:
      'An amount is still owed to Limpide: it is kept back from your next earnings before any instant payout.',
    PayoutUnderWay: 'An instant payout is already under way. Wait for its answer.',
    AmountNotAvailable: 'This amount is no longer available. The balance shown is up to date.',
    'payout.failure.ACCOUNT_CLOSED':
      'Your bank says that the account is closed or blocked. Give another IBAN: the money leaves again with the next payout.',
    'payout.failure.ACCOUNT_NUMBER':
      'Your bank cannot find this account. Check the IBAN and correct it: the money leaves again with the next payout.',
    'payout.failure.ACCOUNT_NAME': 'The account’s owner does not match. Give an IBAN in your name, or your company’s.',
    'payout.failure.BANK_REFUSED':
      'Your bank refuses this transfer. Contact it, or give another IBAN: the money leaves again with the next payout.',
    'payout.failure.OTHER':
      'The payout did not go through. The money is still yours; check your IBAN, it leaves again with the next payout.',
  },
});

import { registerMessages } from '#platform/i18n';

registerMessages('payment', {
  fr: {
    PaymentAlreadySecured: 'Le paiement de cette réservation est déjà assuré.',
    PaymentClosed: 'Cette réservation ne peut plus être payée.',
    PaymentUnavailable:
      'La page de paiement est momentanément injoignable. Réessayez dans un instant : rien n’a été débité.',
    FreshSignInNeeded: 'Pour protéger vos versements, confirmez votre mot de passe, puis réessayez.',
    PaymentNotFound: 'Aucun paiement n’existe pour cette réservation.',
    PaymentNotHeld: 'Aucun montant n’est réservé sur la carte.',
    NothingToRefund: 'Il n’y a rien (ou pas autant) à rembourser.',
    CheckoutAgreementHold:
      'Le montant est réservé sur votre carte, puis débité après l’intervention. Vous acceptez les conditions d’annulation de votre devis ; des frais d’annulation tardive peuvent être prélevés sur cette carte.',
    CheckoutAgreementSaveCard:
      'Votre carte est enregistrée : rien n’est débité aujourd’hui. Vous autorisez Limpide à réserver le montant 48 heures avant l’intervention, à le débiter après, et à prélever des frais d’annulation tardive selon les conditions de votre devis.',
    'payout.requirement.NAME': 'Votre nom et votre prénom',
    'payout.requirement.BIRTH_DATE': 'Votre date de naissance',
    'payout.requirement.ADDRESS': 'Votre adresse',
    'payout.requirement.PHONE': 'Votre numéro de téléphone',
    'payout.requirement.EMAIL': 'Votre adresse e-mail',
    'payout.requirement.IDENTITY_DOCUMENT': 'Une pièce d’identité lisible et en cours de validité',
    'payout.requirement.BANK_ACCOUNT': 'L’IBAN du compte à créditer',
    'payout.requirement.TERMS': 'Votre accord aux conditions de Stripe, qui verse l’argent',
    'payout.requirement.BUSINESS': 'Des précisions sur votre activité',
    'payout.requirement.OTHER': 'Un complément que Stripe précise sur sa page',
  },
  en: {
    PaymentAlreadySecured: 'The payment for this booking is already secured.',
    PaymentClosed: 'This booking can no longer be paid.',
    PaymentUnavailable: 'The payment page cannot be reached just now. Try again in a moment: nothing was charged.',
    FreshSignInNeeded: 'To protect your pay-outs, confirm your password, then try again.',
    PaymentNotFound: 'There is no payment for this booking.',
    PaymentNotHeld: 'No money is held on the card.',
    NothingToRefund: 'There is nothing (or not that much) to refund.',
    CheckoutAgreementHold:
      'The amount is held on your card and charged after the visit. You accept the cancellation terms of your quote; a late cancellation fee may be charged to this card.',
    CheckoutAgreementSaveCard:
      'Your card is saved: nothing is charged today. You allow Limpide to hold the amount 48 hours before the visit, to charge it afterwards, and to charge a late cancellation fee under the terms of your quote.',
    'payout.requirement.NAME': 'Your first and last name',
    'payout.requirement.BIRTH_DATE': 'Your date of birth',
    'payout.requirement.ADDRESS': 'Your address',
    'payout.requirement.PHONE': 'Your phone number',
    'payout.requirement.EMAIL': 'Your e-mail address',
    'payout.requirement.IDENTITY_DOCUMENT': 'An identity document that is readable and valid',
    'payout.requirement.BANK_ACCOUNT': 'The IBAN of the account to be credited',
    'payout.requirement.TERMS': 'Your agreement to the terms of Stripe, which pays the money out',
    'payout.requirement.BUSINESS': 'More about your business',
    'payout.requirement.OTHER': 'Something more that Stripe explains on its page',
  },
});

import { registerMessages } from '#platform/i18n';

registerMessages('pricing', {
  fr: {
    'quote.line.LABOUR': 'Prestation : {duration} à {rate} de l’heure',
    'quote.line.EXTRA': '{name}',
    'quote.line.SUNDAY': 'Majoration dimanche (+{percent} %)',
    'quote.line.PUBLIC_HOLIDAY': 'Majoration jour férié (+{percent} %)',
    'quote.line.SHORT_NOTICE': 'Majoration réservation de dernière minute (+{percent} %)',
    'quote.line.CUSTOMER_FEE': 'Frais de service ({percent} %)',
    'quote.payment.HOLD_NOW':
      'Le montant de {total} est réservé sur votre carte maintenant et débité une fois la prestation effectuée, après le {takenAfter}.',
    'quote.payment.SAVE_CARD':
      'Votre carte est enregistrée maintenant. Le montant de {total} est réservé le {heldAt} et débité une fois la prestation effectuée, après le {takenAfter}.',
    'quote.cancellation.free': 'Jusqu’au {until} : annulation gratuite, {refund} remboursés.',
    'quote.cancellation.fee': 'Du {from} au {until} : {percent} % du prix, soit {fee} de frais, {refund} remboursés.',
    'quote.precedence.plain':
      'Jusqu’au {lastDay} inclus, le droit de rétractation passe avant ces règles : annuler ne coûte rien, à toute heure.',
    'quote.precedence.early':
      'Le droit de rétractation passe avant ces règles : tant que la visite n’a pas commencé, annuler ne coûte rien, à toute heure. Les frais ci-dessous ne sont dus qu’en cas d’absence à la visite, au taux de la dernière ligne.',
    'quote.withdrawal.plain':
      'Vous pouvez vous rétracter sans motif et sans frais pendant 14 jours après la conclusion du contrat, soit au moins jusqu’au {lastDay} inclus (Code de la consommation, art. L221-18).',
    'quote.withdrawal.early':
      'Vous pouvez vous rétracter sans motif pendant 14 jours après la conclusion du contrat, soit au moins jusqu’au {lastDay} inclus (Code de la consommation, art. L221-18). La prestation commence avant : il faut votre demande expresse. Si vous vous rétractez une fois la prestation commencée, vous payez la part effectuée ; le droit de rétractation prend fin lorsque la prestation est pleinement exécutée (art. L221-25 et L221-28).',
    'quote.guarantee':
      'Satisfait ou remboursé : vous avez {hours} h après la fin de la prestation pour demander une reprise ou un remboursement.',
    'quote.order': 'Réserver et payer',
  },
  en: {
    'quote.line.LABOUR': 'Cleaning: {duration} at {rate} an hour',
    'quote.line.EXTRA': '{name}',
    'quote.line.SUNDAY': 'Sunday surcharge (+{percent}%)',
    'quote.line.PUBLIC_HOLIDAY': 'Public holiday surcharge (+{percent}%)',
    'quote.line.SHORT_NOTICE': 'Short notice surcharge (+{percent}%)',
    'quote.line.CUSTOMER_FEE': 'Service fee ({percent}%)',
    'quote.payment.HOLD_NOW': '{total} is held on your card now and taken once the visit is done, after {takenAfter}.',
    'quote.payment.SAVE_CARD':
      'Your card is saved now. {total} is held on {heldAt} and taken once the visit is done, after {takenAfter}.',
    'quote.cancellation.free': 'Until {until}: free of charge, {refund} refunded.',
    'quote.cancellation.fee': 'From {from} to {until}: {percent}% of the price, a fee of {fee}, {refund} refunded.',
    'quote.precedence.plain':
      'Until the end of {lastDay} the right to withdraw comes before these rules: cancelling is free at any hour.',
    'quote.precedence.early':
      'The right to withdraw comes before these rules: as long as the visit has not begun, cancelling is free at any hour. The fees below are owed only by someone who is absent from the visit, at the rate of the last line.',
    'quote.withdrawal.plain':
      'You may withdraw without giving a reason and free of charge for 14 days after the contract is made, at least until the end of {lastDay} (French Consumer Code, art. L221-18).',
    'quote.withdrawal.early':
      'You may withdraw without giving a reason for 14 days after the contract is made, at least until the end of {lastDay} (French Consumer Code, art. L221-18). The visit begins before that, so we need your express request. If you withdraw once it has begun, you pay for the part that was done; the right ends when the service is fully performed (art. L221-25 and L221-28).',
    'quote.guarantee': 'Satisfied or refunded: you have {hours} h after the visit to ask for a re-clean or a refund.',
    'quote.order': 'Book and pay',
  },
});

import { registerMessages } from '#platform/i18n';

registerMessages('payment.disputes', {
  fr: {
    DisputeNotAnswerable:
      'La banque n’accepte plus de preuves pour ce litige : elles sont envoyées, le délai est passé, ou elle a tranché.',
    DisputeFileNotFound: 'Ce fichier n’est plus là. Envoyez-le à nouveau.',
    DisputeFileTypeRefused: 'La banque n’accepte que des fichiers PDF, JPEG et PNG.',
    DisputeFieldTaken: 'Il y a déjà un fichier de cette nature. Retirez-le d’abord, ou réunissez-les en un seul PDF.',
    DisputeFilesTooLarge:
      'Vos fichiers dépassent 4 Mo ensemble, le plus que Stripe transmette à la banque. Réduisez-les ou retirez-en un.',
    DisputeNotDecidable:
      'Seul un litige perdu, sur lequel personne n’a encore statué, peut faire l’objet d’une décision.',
    DisputeOpen:
      'La banque du client détient l’argent pendant qu’elle tranche : aucun remboursement n’est possible d’ici là.',
    RefundLimitReached:
      'Votre autorisation permet de rembourser encore {allowed} sur cette réservation. Au-delà, demandez à l’équipe financière.',
    RefundCurrencyDiffers: 'Le paiement est dans une autre devise : le remboursement se fait dans la même.',
    RefundKeyReused: 'Cette demande a déjà servi à un autre remboursement. Rechargez la page, puis recommencez.',
  },
  en: {
    DisputeNotAnswerable:
      'The bank takes no more evidence for this dispute: it was sent, the time is over, or the bank has decided.',
    DisputeFileNotFound: 'This file is no longer there. Upload it again.',
    DisputeFileTypeRefused: 'The bank takes PDF, JPEG and PNG files only.',
    DisputeFieldTaken: 'There is a file of this kind already. Remove it first, or make one PDF of both.',
    DisputeFilesTooLarge:
      'Your files are larger than 4 MB together, the most that Stripe passes on to the bank. Make them smaller or remove one.',
    DisputeNotDecidable: 'Only a lost dispute that nobody has decided about yet can be decided.',
    DisputeOpen: 'The customer’s bank holds the money while it decides: nothing can be refunded until then.',
    RefundLimitReached:
      'Your permission allows {allowed} more to be refunded on this booking. Beyond that, ask the finance team.',
    RefundCurrencyDiffers: 'The payment is in another currency: a refund is made in the same one.',
    RefundKeyReused: 'This request was used for another refund already. Reload the page and start again.',
  },
});

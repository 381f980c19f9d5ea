import { registerMessages } from '#platform/i18n';

registerMessages('review', {
  fr: {
    ReviewWindowClosed: 'Le délai de 14 jours pour donner votre avis est passé.',
    AlreadyReviewed: 'Vous avez déjà donné votre avis sur cette prestation ; il ne peut plus être modifié.',
    InvalidReview:
      'La valeur de « {field} » ne convient pas : les notes vont de 1 à 5, les textes ont 2 000 caractères au plus et ne sont pas vides quand ils sont demandés.',
    ContactInReview: 'Retirez du texte les numéros de téléphone, adresses e-mail, liens et IBAN.',
    AlreadyReplied: 'Vous avez déjà répondu à cet avis.',
    AlreadyReported: 'Vous avez déjà signalé cet avis ; nous l’examinons.',
    ReportAlreadyDecided: 'Ce signalement a déjà été traité.',
    'review.verification':
      'Avis vérifié : son auteur a pris part à une prestation réservée, payée et terminée sur la plateforme. Les deux avis d’une prestation sont publiés ensemble, sans modification.',
    'review.sort': 'Du plus récent au plus ancien, par date de publication.',
  },
  en: {
    ReviewWindowClosed: 'The 14 days in which you could review are over.',
    AlreadyReviewed: 'You have already reviewed this visit; a review can’t be changed.',
    InvalidReview:
      'The value of “{field}” can’t be: marks go from 1 to 5, texts have at most 2,000 characters and are not empty where one is asked for.',
    ContactInReview: 'Remove phone numbers, e-mail addresses, links and IBANs from the text.',
    AlreadyReplied: 'You have already replied to this review.',
    AlreadyReported: 'You have already reported this review; we are looking at it.',
    ReportAlreadyDecided: 'This report has already been dealt with.',
    'review.verification':
      'Verified review: its author took part in a visit that was booked, paid and completed on the platform. Both reviews of a visit are published together, unchanged.',
    'review.sort': 'Newest first, by date of publication.',
  },
});

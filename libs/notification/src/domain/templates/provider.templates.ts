import type { EventNamed } from '#events';
import { PARIS } from '#kernel';
import { day } from '../when.js';
import { template } from '../template.js';
import { credentialName } from '../words.js';

type Decided = EventNamed<'CredentialDecided'>['data'];
type Expiring = EventNamed<'CredentialExpiring'>['data'];

const OUTCOMES = {
  VERIFIED: { fr: 'validé', en: 'verified' },
  REJECTED: { fr: 'refusé', en: 'rejected' },
  REVOKED: { fr: 'retiré', en: 'revoked' },
  EXPIRED: { fr: 'expiré', en: 'expired' },
} as const;

/** What the provider can do about it; the reason itself, which may be personal, is on the page. */
const NEXT_STEPS = {
  VERIFIED: { fr: 'Rien d’autre à faire pour cet élément.', en: 'Nothing else to do for this one.' },
  REJECTED: {
    fr: 'La raison est sur la page de votre dossier : corrigez et envoyez-le à nouveau quand vous voulez.',
    en: 'The reason is on your file’s page: put it right and send it again whenever you like.',
  },
  REVOKED: {
    fr: 'La raison est sur la page de votre dossier. Pour la contester, répondez à ce message : une personne réexaminera la décision.',
    en: 'The reason is on your file’s page. To contest it, reply to this message: a person will look at the decision again.',
  },
  EXPIRED: {
    fr: 'Votre annonce est en pause si cet élément est obligatoire : envoyez-en un nouveau pour qu’elle reparaisse.',
    en: 'Your listing is paused if this one is required: send a new one to be listed again.',
  },
} as const;

/** To the provider: one credential was decided on. */
export const credentialDecided = template<Decided>({
  name: 'credential-decided',
  version: 1,
  fr: (data) => ({
    subject: `Votre dossier : ${credentialName(data.credentialType, 'fr')}, ${OUTCOMES[data.outcome].fr}`,
    paragraphs: [
      `Élément de votre dossier : ${credentialName(data.credentialType, 'fr')}. Résultat : ${OUTCOMES[data.outcome].fr}.`,
      NEXT_STEPS[data.outcome].fr,
    ],
    link: { label: 'Voir mon dossier', path: '/provider/credentials' },
  }),
  en: (data) => ({
    subject: `Your file: ${credentialName(data.credentialType, 'en')}, ${OUTCOMES[data.outcome].en}`,
    paragraphs: [
      `Part of your file: ${credentialName(data.credentialType, 'en')}. Outcome: ${OUTCOMES[data.outcome].en}.`,
      NEXT_STEPS[data.outcome].en,
    ],
    link: { label: 'See my file', path: '/provider/credentials' },
  }),
});

/** To the provider, 60, 30 and 7 days before a credential ends. */
export const credentialExpiring = template<Expiring>({
  name: 'credential-expiring',
  version: 1,
  fr: (data) => ({
    subject: `${credentialName(data.credentialType, 'fr')} : à renouveler dans ${data.daysLeft} jours`,
    paragraphs: [
      `Cet élément de votre dossier est valable jusqu’au ${day(new Date(data.validUntil), PARIS, 'fr')}.`,
      'Envoyez le nouveau avant cette date : au-delà, votre annonce est mise en pause et les visites postérieures ne peuvent plus être réservées.',
    ],
    link: { label: 'Renouveler', path: '/provider/credentials' },
  }),
  en: (data) => ({
    subject: `${credentialName(data.credentialType, 'en')}: to renew within ${data.daysLeft} days`,
    paragraphs: [
      `This part of your file is valid until ${day(new Date(data.validUntil), PARIS, 'en')}.`,
      'Send the new one before that day: afterwards your listing is paused and later visits cannot be booked.',
    ],
    link: { label: 'Renew', path: '/provider/credentials' },
  }),
});

/** To the provider: they can be found and booked. */
export const providerListed = template<object>({
  name: 'provider-listed',
  version: 1,
  fr: () => ({
    subject: 'Votre annonce est en ligne',
    paragraphs: ['Votre dossier est complet et vérifié : les clients peuvent maintenant vous trouver et réserver.'],
    link: { label: 'Voir mon annonce', path: '/provider/listing' },
    closing: ['Pensez à tenir vos disponibilités à jour : seuls les créneaux libres sont proposés.'],
  }),
  en: () => ({
    subject: 'Your listing is online',
    paragraphs: ['Your file is complete and verified: customers can now find and book you.'],
    link: { label: 'See my listing', path: '/provider/listing' },
    closing: ['Keep your availability up to date: only free slots are offered.'],
  }),
});

/** To the provider: the application was looked at and is not complete. */
export const applicationReturned = template<object>({
  name: 'application-returned',
  version: 1,
  fr: () => ({
    subject: 'Votre candidature : il reste des points à régler',
    paragraphs: [
      'Votre candidature a été examinée. La page de votre dossier dit, point par point, ce qui manque encore et pourquoi.',
    ],
    link: { label: 'Voir ce qui manque', path: '/provider/credentials' },
    closing: ['Vous pouvez contester cette décision en répondant à ce message : une personne la réexaminera.'],
  }),
  en: () => ({
    subject: 'Your application: some points are open',
    paragraphs: [
      'Your application was examined. Your file’s page tells, point by point, what is still missing and why.',
    ],
    link: { label: 'See what is missing', path: '/provider/credentials' },
    closing: ['You can contest this decision by replying to this message: a person will look at it again.'],
  }),
});

/** To the provider: a person at the platform took the listing down. The statement of reasons, which may be personal, is on the page. */
export const providerSuspended = template<object>({
  name: 'provider-suspended',
  version: 1,
  fr: () => ({
    subject: 'Votre compte de prestataire est suspendu',
    paragraphs: [
      'Une personne de notre équipe a suspendu votre annonce : vous n’êtes plus proposé aux clients et ne pouvez plus recevoir de réservation.',
      'La décision et ses motifs sont écrits sur votre page. Les visites que vous avez déjà faites vous sont payées comme prévu.',
    ],
    link: { label: 'Lire les motifs', path: '/provider/listing' },
    closing: ['Vous pouvez contester cette décision depuis cette page : une autre personne la réexaminera.'],
  }),
  en: () => ({
    subject: 'Your provider account is suspended',
    paragraphs: [
      'A person of our team has suspended your listing: customers no longer find you and you cannot be booked.',
      'The decision and its reasons are written on your page. Visits that you have already made are paid as planned.',
    ],
    link: { label: 'Read the reasons', path: '/provider/listing' },
    closing: ['You can contest this decision from that page: another person will look at it again.'],
  }),
});

/** To the provider: the suspension is over. */
export const providerReinstated = template<object>({
  name: 'provider-reinstated',
  version: 1,
  fr: () => ({
    subject: 'La suspension de votre compte est levée',
    paragraphs: [
      'Une personne de notre équipe a levé la suspension. Votre annonce reparaît dès que votre dossier est complet et à jour.',
    ],
    link: { label: 'Voir mon annonce', path: '/provider/listing' },
  }),
  en: () => ({
    subject: 'The suspension of your account is over',
    paragraphs: [
      'A person of our team has ended the suspension. Your listing is back as soon as your file is complete and up to date.',
    ],
    link: { label: 'See my listing', path: '/provider/listing' },
  }),
});

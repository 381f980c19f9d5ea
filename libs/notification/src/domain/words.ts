import type { Locale } from '#kernel';

type Words = Readonly<Record<string, Readonly<Record<Locale, string>>>>;

const SERVICES: Words = {
  'regular-cleaning': { fr: 'Ménage régulier', en: 'Regular cleaning' },
  'deep-cleaning': { fr: 'Grand ménage', en: 'Deep cleaning' },
  'end-of-tenancy': { fr: 'Ménage de fin de bail', en: 'End-of-tenancy cleaning' },
  windows: { fr: 'Nettoyage des vitres', en: 'Window cleaning' },
  ironing: { fr: 'Repassage', en: 'Ironing' },
  'short-let-turnover': { fr: 'Ménage de location courte durée', en: 'Short-let turnover' },
};

const CREDENTIALS: Words = {
  IDENTITY: { fr: 'Pièce d’identité', en: 'Proof of identity' },
  BACKGROUND: { fr: 'Vérification des antécédents', en: 'Background check' },
  INSURANCE: { fr: 'Assurance responsabilité civile professionnelle', en: 'Professional liability insurance' },
  SKILL: { fr: 'Compétence', en: 'Skill' },
  REFERENCE: { fr: 'Références professionnelles', en: 'Professional references' },
  BUSINESS: { fr: 'Immatriculation de l’entreprise', en: 'Business registration' },
  VIGILANCE: { fr: 'Attestation de vigilance URSSAF', en: 'URSSAF vigilance certificate' },
  SAP: { fr: 'Déclaration services à la personne', en: 'Personal services declaration' },
  RIGHT_TO_WORK: { fr: 'Autorisation de travail', en: 'Right to work' },
};

/** Why a cancellation costs what it costs: the words for each basis booking decides on. */
const CANCELLATION_BASES: Words = {
  PROVIDER_CANCELS: {
    fr: 'Le prestataire a annulé : vous êtes intégralement remboursé.',
    en: 'The provider cancelled: you get everything back.',
  },
  PLATFORM_CANCELS: {
    fr: 'Limpide a annulé : vous êtes intégralement remboursé.',
    en: 'Limpide cancelled: you get everything back.',
  },
  PROVIDER_NO_SHOW: {
    fr: 'Le prestataire n’est pas venu : vous êtes intégralement remboursé.',
    en: 'The provider did not come: you get everything back.',
  },
  NO_CONTRACT_YET: {
    fr: 'La réservation n’était pas encore confirmée : rien n’est dû.',
    en: 'The booking was not confirmed yet: nothing is owed.',
  },
  WITHDRAWAL: {
    fr: 'Droit de rétractation de 14 jours (art. L221-18 du code de la consommation) : aucuns frais.',
    en: '14-day right of withdrawal (French consumer code, art. L221-18): no fee.',
  },
  WITHDRAWAL_FOR_WORK_DONE: {
    fr: 'Droit de rétractation, prestation commencée à votre demande : seul le travail effectué est dû (art. L221-25).',
    en: 'Right of withdrawal, service begun at your request: only the work done is owed (art. L221-25).',
  },
  WITHDRAWAL_WITHOUT_EARLY_START_REQUEST: {
    fr: 'Droit de rétractation, sans demande expresse de commencer : rien n’est dû (art. L221-25).',
    en: 'Right of withdrawal, without an express request to begin: nothing is owed (art. L221-25).',
  },
  POLICY: {
    fr: 'Conditions d’annulation acceptées lors de la réservation.',
    en: 'The cancellation terms accepted when booking.',
  },
  CUSTOMER_NO_SHOW: {
    fr: 'Absence du client : dernière étape des conditions d’annulation.',
    en: 'Customer absent: the last step of the cancellation terms.',
  },
};

const CANCELLED_BY: Words = {
  CUSTOMER: { fr: 'le client', en: 'the customer' },
  PROVIDER: { fr: 'le prestataire', en: 'the provider' },
  PLATFORM: { fr: 'Limpide', en: 'Limpide' },
};

/** A code nobody gave words for is shown as it is: the mail still goes. */
const word = (words: Words, code: string, locale: Locale): string => words[code]?.[locale] ?? code;

export const serviceName = (code: string, locale: Locale): string => word(SERVICES, code, locale);
export const credentialName = (type: string, locale: Locale): string => word(CREDENTIALS, type, locale);
export const cancellationBasis = (basis: string, locale: Locale): string => word(CANCELLATION_BASES, basis, locale);
export const cancelledBy = (by: string, locale: Locale): string => word(CANCELLED_BY, by, locale);

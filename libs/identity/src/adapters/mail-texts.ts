import type { Locale } from '#kernel';

export type MailTemplate = 'verify-email' | 'already-registered' | 'reset-password' | 'password-changed';

interface MailText {
  readonly subject: string;
  /** Paragraphs before the link. */
  readonly before: readonly string[];
  /** Words on the link; the link stands alone in the text version. */
  readonly action?: string;
  readonly after: readonly string[];
}

/** What identity writes to people. No name is in it: anybody can type a name into a sign-up. */
export const MAIL_TEXTS: Record<Locale, Record<MailTemplate, MailText>> = {
  fr: {
    'verify-email': {
      subject: 'Confirmez votre adresse e-mail',
      before: [
        'Bonjour,',
        'Vous venez de demander l’ouverture d’un compte Limpide. Confirmez votre adresse pour l’activer :',
      ],
      action: 'Confirmer mon adresse',
      after: [
        'Ce lien est valable 24 heures et ne sert qu’une fois.',
        'Vous n’êtes pas à l’origine de cette demande ? Ne cliquez pas : sans confirmation, aucun compte n’est créé.',
      ],
    },
    'already-registered': {
      subject: 'Vous avez déjà un compte Limpide',
      before: [
        'Bonjour,',
        'Quelqu’un, sans doute vous, vient de demander l’ouverture d’un compte avec cette adresse. Vous en avez déjà un : rien n’a changé.',
        'Mot de passe oublié ? Choisissez-en un nouveau depuis la page de connexion :',
      ],
      action: 'Aller à la connexion',
      after: ['Si ce n’était pas vous, vous n’avez rien à faire.'],
    },
    'reset-password': {
      subject: 'Choisissez un nouveau mot de passe',
      before: ['Bonjour,', 'Vous avez demandé un nouveau mot de passe. Choisissez-le ici :'],
      action: 'Choisir un mot de passe',
      after: [
        'Ce lien est valable 10 minutes et ne sert qu’une fois.',
        'Vous n’avez rien demandé ? Ignorez ce message : votre mot de passe reste le même.',
      ],
    },
    'password-changed': {
      subject: 'Votre mot de passe a changé',
      before: [
        'Bonjour,',
        'Le mot de passe de votre compte Limpide vient d’être changé et vos autres sessions sont fermées.',
        'Ce n’était pas vous ? Choisissez tout de suite un nouveau mot de passe, puis écrivez-nous :',
      ],
      action: 'Mot de passe oublié',
      after: [],
    },
  },
  en: {
    'verify-email': {
      subject: 'Confirm your e-mail address',
      before: ['Hello,', 'You have just asked for a Limpide account. Confirm your address to open it:'],
      action: 'Confirm my address',
      after: [
        'This link works for 24 hours and only once.',
        'It was not you? Don’t follow the link: without confirmation no account is made.',
      ],
    },
    'already-registered': {
      subject: 'You already have a Limpide account',
      before: [
        'Hello,',
        'Someone, probably you, has just asked for an account with this address. You already have one, and nothing has changed.',
        'Forgotten your password? Choose a new one from the sign-in page:',
      ],
      action: 'Go to sign-in',
      after: ['If it was not you, there is nothing to do.'],
    },
    'reset-password': {
      subject: 'Choose a new password',
      before: ['Hello,', 'You asked for a new password. Choose it here:'],
      action: 'Choose a password',
      after: [
        'This link works for 10 minutes and only once.',
        'You did not ask for it? Ignore this message: your password stays the same.',
      ],
    },
    'password-changed': {
      subject: 'Your password has changed',
      before: [
        'Hello,',
        'The password of your Limpide account has just been changed, and your other sessions have ended.',
        'It was not you? Choose a new password at once, then write to us:',
      ],
      action: 'Forgotten password',
      after: [],
    },
  },
};

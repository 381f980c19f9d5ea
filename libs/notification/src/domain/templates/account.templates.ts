import { template } from '../template.js';

/** To anybody: an administrator closed their account to new bookings. */
export const accountBanned = template<object>({
  name: 'account-banned',
  version: 1,
  fr: () => ({
    subject: 'Votre compte Limpide est bloqué',
    paragraphs: [
      'Une personne de notre équipe a bloqué votre compte, parce que nos conditions n’ont pas été respectées.',
      'Ce qui vous est dû reste dû : remboursements et versements suivent leur cours.',
    ],
    closing: ['Vous pouvez contester cette décision en répondant à ce message : une autre personne la réexaminera.'],
  }),
  en: () => ({
    subject: 'Your Limpide account is blocked',
    paragraphs: [
      'A person of our team has blocked your account, because our terms were not kept.',
      'What is owed to you stays owed: refunds and payouts take their course.',
    ],
    closing: ['You can contest this decision by replying to this message: another person will look at it again.'],
  }),
});

/** To anybody: the account is open again. */
export const accountRestored = template<object>({
  name: 'account-restored',
  version: 1,
  fr: () => ({
    subject: 'Votre compte Limpide est rétabli',
    paragraphs: ['Une personne de notre équipe a levé le blocage. Vous pouvez vous connecter comme avant.'],
    link: { label: 'Me connecter', path: '/sign-in' },
  }),
  en: () => ({
    subject: 'Your Limpide account is open again',
    paragraphs: ['A person of our team has ended the block. You can sign in as before.'],
    link: { label: 'Sign in', path: '/sign-in' },
  }),
});

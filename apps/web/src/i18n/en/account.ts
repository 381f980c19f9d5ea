import type fr from '../fr/account';

const catalogue: typeof fr = {
  email: 'E-mail address',
  password: 'Password',
  newPassword: 'New password',
  showPassword: 'Show or hide the password',
  passwordHint: 'At least {{count}} characters. A phrase you remember beats odd signs.',
  publicName: 'Public name',
  publicNameHint: 'What others will see, for example “Camille M.”.',
  linkCut: 'The link is incomplete. Open it from the e-mail, or ask for a new one.',
  signIn: {
    title: 'Sign in',
    submit: 'Sign in',
    forgotten: 'Forgotten password',
    noAccount: 'No account yet?',
  },
  secondFactor: {
    title: 'One more code',
    lead: 'This account is protected by a second factor.',
    code: 'Six-digit code',
    recovery: 'From your authenticator application, or one of your recovery codes.',
  },
  signUp: {
    title: 'Create an account',
    intent: 'You want to',
    customer: 'Book cleaning',
    provider: 'Offer your services',
    submit: 'Create my account',
    haveAccount: 'Already have an account?',
    sentTitle: 'Look at your e-mails',
  },
  verify: {
    doneTitle: 'Your account is open',
    failedTitle: 'This link no longer works',
    again: 'Create an account',
  },
  forgotten: {
    title: 'Forgotten password',
    lead: 'Give your address: if it has an account, a link is sent there at once.',
    submit: 'Send me a link',
  },
  reset: {
    title: 'New password',
    lead: 'All your sessions will be closed.',
    submit: 'Change my password',
    doneTitle: 'Password changed',
  },
};

export default catalogue;

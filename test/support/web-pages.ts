import type { Visitor } from './browser.js';
import type { LivedIn } from './lived-in.js';

/** What a search link holds, in the market of the browser tests. */
const SEARCH = '/search?place=75110&placeName=Paris+10e&service=regular-cleaning&date=2026-11-26&minutes=120';

export interface PublicPage {
  readonly name: string;
  readonly path: string;
  /** Its heading in each language. */
  readonly fr: RegExp;
  readonly en: RegExp;
  /** What shows that the page has its data. */
  readonly shows?: string;
  /** What the server answers; 200 unless told. */
  readonly status?: number;
}

/** What everyone can open. */
export const PUBLIC_PAGES: readonly PublicPage[] = [
  {
    name: 'landing',
    path: '/',
    fr: /Chez vous/,
    en: /Your home/,
    shows: 'a[href*="service=regular-cleaning"]',
  },
  { name: 'search', path: SEARCH, fr: /Qui peut venir/, en: /Who can come/, shows: 'article svg' },
  { name: 'how-it-works', path: '/how-it-works', fr: /Comment ça marche/, en: /How it works/ },
  { name: 'prices', path: '/prices', fr: /Prix et annulation/, en: /Prices and cancellation/ },
  { name: 'sign-up', path: '/sign-up', fr: /Créer un compte/, en: /Create an account/ },
  { name: 'sign-in', path: '/sign-in', fr: /Se connecter/, en: /Sign in/ },
  { name: 'forgotten-password', path: '/forgotten-password', fr: /Mot de passe oublié/, en: /Forgotten password/ },
  { name: 'reset-password', path: '/reset-password#token=x', fr: /Nouveau mot de passe/, en: /New password/ },
  {
    name: 'verify-email',
    path: '/verify-email#token=x',
    fr: /Ce lien ne fonctionne plus/,
    en: /This link no longer works/,
  },
  { name: 'reference', path: '/references/unknown', fr: /Ce lien ne sert plus/, en: /This link has done its work/ },
  { name: 'not-found', path: '/nowhere', fr: /Cette page n’existe pas/, en: /This page does not exist/, status: 404 },
];

export interface PersonalPage {
  readonly name: string;
  readonly path: (lived: LivedIn) => string;
  /** Done before looking, e.g. naming the reason for a look at personal data. */
  readonly before?: (visitor: Visitor) => Promise<void>;
}

const at = (path: string, name = path.slice(1).replaceAll('/', '-')): PersonalPage => ({ name, path: () => path });
/** Personal data is shown after a reason: any will do. */
const givesReason = async ({ page }: Visitor): Promise<void> => {
  const gate = page
    .getByRole('main')
    .locator('form')
    .filter({ has: page.getByRole('radio') });
  await gate.getByRole('radio').first().check();
  await gate.getByRole('button').click();
  await gate.waitFor({ state: 'detached' });
};

/** What people see once they are signed in, as people for whom something has happened (`liveIn`). */
export const PERSONAL_PAGES: Readonly<Record<'customer' | 'provider' | 'staff', readonly PersonalPage[]>> = {
  customer: [
    at('/bookings'),
    { name: 'booking-confirmed-detail', path: ({ bookings }) => `/bookings/${bookings.confirmed}` },
    { name: 'booking-completed-detail', path: ({ bookings }) => `/bookings/${bookings.completed}` },
    { name: 'booking-cancelled-detail', path: ({ bookings }) => `/bookings/${bookings.cancelled}` },
    { name: 'booking-payment-return', path: ({ bookings }) => `/bookings/${bookings.confirmed}/payment` },
    { name: 'book-service', path: ({ paul }) => `/book/${paul.providerId}` },
    at('/account'),
    at('/account/addresses'),
    at('/account/cards'),
    at('/account/credits'),
    at('/account/documents'),
    at('/account/security'),
    at('/provider/apply'),
    at('/admin', 'forbidden'),
  ],
  provider: [
    at('/provider', 'provider-today-busy'),
    at('/provider/agenda'),
    at('/provider/availability'),
    at('/provider/earnings'),
    at('/provider/reviews'),
    at('/provider/credentials'),
    at('/provider/prices'),
    at('/provider/listing'),
    at('/provider/payouts'),
    at('/provider/documents'),
    at('/provider/ranking'),
    at('/jobs', 'provider-jobs'),
    { name: 'job-confirmed', path: ({ bookings }) => `/jobs/${bookings.confirmed}` },
    { name: 'job-completed', path: ({ bookings }) => `/jobs/${bookings.completed}` },
  ],
  staff: [
    at('/admin', 'admin-overview'),
    at('/admin/vetting'),
    {
      name: 'admin-vetting-file',
      path: ({ applicantId }) => `/admin/vetting/${applicantId}`,
      before: givesReason,
    },
    at('/admin/bookings'),
    at('/admin/reviews'),
    at('/admin/ledger'),
    { name: 'admin-ledger-booking', path: ({ bookings }) => `/admin/ledger/${bookings.completed}` },
    { name: 'admin-person', path: ({ camille }) => `/admin/people/${camille.userId}`, before: givesReason },
    at('/admin/rescues'),
    at('/admin/disputes'),
    { name: 'admin-dispute', path: ({ disputeId }) => `/admin/disputes/${disputeId}` },
    at('/admin/refunds'),
    { name: 'admin-refund', path: ({ bookings }) => `/admin/refunds/${bookings.completed}` },
    at('/admin/unpaid'),
    at('/admin/reconciliation'),
    at('/admin/stripe-events'),
    at('/admin/audit'),
    at('/admin/operations'),
  ],
};

import type fr from '../fr/staff';

const catalogue: typeof fr = {
  find: {
    title: 'Find a person',
    by: 'Search by',
    EMAIL: 'Whole e-mail address',
    NAME: 'Whole public name',
    ID: 'Account number',
    value: 'What are you looking for?',
    why: 'Why',
    submit: 'Search',
    nobody: 'Nobody matches exactly. First names, last names and phones are encrypted: they cannot be searched.',
    open: 'Open',
    openOf: 'Open the account of {{name}}, opened on {{day}}',
  },
  sessions: {
    title: 'Sessions',
    text_zero: 'This person is signed in nowhere.',
    text_one: 'This person is signed in at {{count}} place.',
    text_other: 'This person is signed in at {{count}} places.',
    end: 'End all their sessions',
    endText: 'The person will have to sign in again everywhere. The reason is recorded.',
    ended: 'All their sessions are ended.',
  },
  bookings: 'Their bookings',
  openBooking: 'See the booking',
};
export default catalogue;

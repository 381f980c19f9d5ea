import type fr from '../fr/owed';

const owed: typeof fr = {
  title: 'Documents owed',
  text: 'What has to be issued and is not yet, the oldest first. Each is tried again by itself; here you see what it waits for.',
  empty: 'Everything that is owed has been issued.',
  filter: 'Reason',
  all: 'All',
  filters: { FAILURE: 'Failed', INVOICE: 'Waits for another document', MANDATE: 'Waits for a mandate' },
  why: {
    FAILURE: 'The last attempt failed. If that goes on, the application’s log says why.',
    INVOICE: 'Waits for the document that this one corrects.',
    MANDATE: '{{name}} has no invoicing mandate in force: it is theirs to give, or theirs to write the invoice.',
    DUE: 'Will be issued on the next round.',
  },
  since: '{{name}}, since {{when}}',
  tries_one: '{{count}} attempt',
  tries_other: '{{count}} attempts',
  retry: 'Try again',
  retryOf: 'Try again: {{name}} {{reference}}',
  issued: 'Document issued.',
  still: {
    FAILURE: 'The attempt failed.',
    INVOICE: 'The document to correct has not been issued yet.',
    MANDATE: 'The mandate is still missing.',
    DUE: 'Another attempt is under way.',
  },
  more: 'Show more',
};

export default owed;

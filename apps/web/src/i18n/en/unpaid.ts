import type fr from '../fr/unpaid';

const unpaid: typeof fr = {
  title: 'Unpaid extras',
  lead: 'Tips and overtime that a bank refused. Overtime comes first: it is owed, and the provider has worked it.',
  which: 'Which unpaid amounts',
  list: { OPEN: 'To settle', WRITTEN_OFF: 'Given up' },
  empty: { OPEN: 'Nothing is unpaid', WRITTEN_OFF: 'Nothing given up' },
  emptyText: {
    OPEN: 'What a bank refuses appears here until it is paid or given up.',
    WRITTEN_OFF: 'What the team gives up stays here, with the day and the reason.',
  },
  givenUp: 'Given up on {{when}}: {{reason}}',
  kind: { TIP: 'Tip', OVERTIME: 'Overtime' },
  state: { OPEN: 'Can be paid', LAPSED: 'Out of time', WRITTEN_OFF: 'Given up' },
  since: 'Since {{day}}',
  lastRefusal: 'the bank’s refusal: {{refusal}}',
  refusal: {
    authentication_required: 'confirmation wanted',
    card_declined: 'card declined',
    generic_decline: 'card declined, no reason given',
    do_not_honor: 'card declined, no reason given',
    insufficient_funds: 'not enough money',
    expired_card: 'card expired',
    lost_card: 'card lost',
    stolen_card: 'card stolen',
  },
  payBy: 'The customer can pay until {{when}}',
  lapsed: 'The customer can’t pay any more',
  askedAgainAt: 'Link sent again on {{when}}',
  ask: 'Send the link again',
  askOf: 'Send the payment link of {{amount}} again, {{visit}}',
  asked: 'The customer gets an e-mail with a link to pay.',
  writeOff: 'Give up…',
  writeOffOf: 'Give up {{amount}}, {{visit}}',
  writeOffTitle: 'Give up {{amount}}?',
  writeOffText: {
    TIP: 'The customer can no longer give this tip. The reason and your name are recorded.',
    OVERTIME:
      'The customer can no longer pay, and the provider’s part ({{share}}) is not paid out. The reason and your name are recorded.',
  },
  reasonLabel: 'Reason',
  reason: {
    CANNOT_COLLECT: 'It can’t be collected',
    NOT_AGREED: 'The customer had not agreed to it',
    GOODWILL: 'Goodwill',
  },
  chooseReason: 'Choose a reason.',
  confirm: 'Give this amount up',
  writtenOff: 'Amount given up.',
};

export default unpaid;

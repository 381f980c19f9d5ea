import type fr from '../fr/payouts';

const catalogue: typeof fr = {
  money: {
    title: 'Your money',
    available: 'Available',
    pending: 'Available soon',
    pendingNote: 'Transferred, still waiting at Stripe',
    debt: 'Owed to Limpide',
    debtNote: 'Kept back from your next earnings',
    next: 'Next payout',
    noBalance: 'Stripe gives no answer: the balance will be back in a moment.',
    failed: 'Your payout of {{amount}} did not arrive',
  },
  instant: {
    button: 'Receive {{amount}} now',
    title: 'Instant payout',
    arrives: 'Arrives at your bank',
    fee: 'Stripe’s fee',
    total: 'Taken from your balance',
    text: 'The weekly payout is free.',
    confirm: 'Receive now',
    done: 'The payout has left',
    debt: 'Instant payouts come back as soon as what you owe is settled.',
  },
  history: {
    title: 'Payouts',
    empty: 'No payout yet',
    emptyText: 'The first one leaves on the Monday after your first available earnings.',
    weekly: 'Weekly payout',
    instant: 'Instant payout',
    arrives: 'At your bank on {{day}}',
    inside: 'What is inside',
    visit: 'Visit',
    TIP: 'Tip',
    OVERTIME: 'Overtime',
    instantInside: 'All that was available at that moment. Stripe tells what is inside of weekly payouts only.',
    takenBack: 'Taken back',
    fee: 'Fee: {{amount}}',
    status: {
      REQUESTED: 'Requested',
      PENDING: 'On its way',
      IN_TRANSIT: 'On its way',
      PAID: 'Paid',
      FAILED: 'Sent back by the bank',
      CANCELED: 'Cancelled',
      REFUSED: 'Refused',
    },
  },
  prove: {
    title: 'Is it you?',
    text: 'To protect your payouts, confirm your password.',
    password: 'Password',
    code: 'Six-digit code, if you use one',
    confirm: 'Confirm',
  },
};

export default catalogue;

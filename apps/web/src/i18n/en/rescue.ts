import type fr from '../fr/rescue';

const catalogue: typeof fr = {
  customer: {
    title: '{{name}} can no longer come',
    text: 'This person no longer meets everything that we check. Your address is closed to them again. Choose somebody else at the same hour, or cancel: you get everything back.',
    until: 'Choose before {{when}}. After that we cancel and give everything back.',
    who: 'Free at the same hour',
    nobody: 'Nobody else is free at this hour. Cancel at no cost, and choose another time.',
    choose: 'Choose',
    chooseName: 'Choose {{name}}, {{price}}',
    instant: 'Confirms at once',
    asked: 'Has to accept first',
    money: 'The money of this visit is released as soon as the other one is confirmed: you never pay twice.',
    underWay:
      'You have chosen somebody else. This visit is cancelled and refunded as soon as the other one is confirmed.',
    toReplacement: 'See the other booking',
    replaced: 'Somebody else comes at the same hour.',
  },
  order:
    'This visit replaces another one at the same hour. The other one is cancelled and refunded in full as soon as this one is confirmed.',
  provider: {
    title: 'Visit on hold',
    text: 'Your file no longer allows this visit: something in it is not valid any more, or your listing is suspended or closed. If everything is in order again before {{when}} and the customer has decided nothing, the visit is yours again.',
    file: 'See my file',
  },
  staff: {
    title: 'Visits to rescue',
    lead: 'The provider of a confirmed visit can no longer come. The customer chooses somebody else or is refunded; each look is recorded.',
    empty: 'No visit is waiting',
    emptyText: 'A visit appears here as soon as its provider can no longer come.',
    decideBy: 'The customer chooses before {{when}}',
    openedAt: 'Waiting since {{when}}',
    underWay: 'The customer is booking somebody else',
    reason: {
      SUSPENDED: 'Listing suspended',
      CLOSED: 'Listing closed',
      ACCOUNT_NOT_IN_GOOD_STANDING: 'Account blocked',
      CREDENTIAL: 'Something required is no longer valid',
    },
    again: 'Check again',
    againDone: 'Checked again.',
    refund: 'Cancel and give everything back',
    refundText:
      'The platform cancels visit {{reference}}: the customer gets everything back, with a credit. Customer and provider hear of it by e-mail.',
    refunded: 'Visit cancelled, everything is given back.',
    open: 'See the booking',
  },
};
export default catalogue;

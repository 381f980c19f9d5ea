import type fr from '../fr/cards';

const catalogue: typeof fr = {
  title: 'Your cards',
  lead: 'They are kept by Stripe, our payment service. Limpide neither knows nor keeps their numbers.',
  open: 'My cards, at Stripe',
  openHint: 'Stripe’s page opens here, then brings you back to your account.',
  back: 'You are back from Stripe’s page: what you changed there is saved.',
  rules: 'Which card is used, and when',
  kept: 'An upcoming visit keeps the card it was booked with.',
  removed:
    'If you remove that card, your default card takes its place. Without a default card we write to you at once; {{holdHours}} hours before the visit you get a link to pay.',
  held: 'An amount that is already held on a card stays held, even if you remove the card.',
  never: 'A card that you have chosen neither for a visit nor as your default is never charged.',
};

export default catalogue;

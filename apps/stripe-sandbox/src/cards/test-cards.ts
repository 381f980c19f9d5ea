/** How a test card behaves (https://docs.stripe.com/testing). */
export interface TestCard {
  brand: 'visa' | 'mastercard' | 'amex' | 'cartes_bancaires';
  last4: string;
  country: string;
  funding: 'credit' | 'debit';
  /** Asks the cardholder for 3-D Secure: on every payment, or only while the card is not set up. */
  challenge?: 'always' | 'unless-set-up';
  /** Declined when it is attached or set up, and when it is charged. */
  declined?: Decline;
  /** Attaches well, and is declined when it is charged. */
  declinedLater?: Decline;
  /** The payment succeeds and is disputed at once. */
  disputed?: 'fraudulent' | 'product_not_received' | 'inquiry';
  /** The money is available at once instead of pending. */
  bypassesPending?: boolean;
  /** A refund is sent, and comes back later. */
  refundsFail?: boolean;
}

export interface Decline {
  code: string;
  declineCode?: string;
  message: string;
}

const declined = (declineCode: string): Decline => ({
  code: 'card_declined',
  declineCode,
  message: 'Your card was declined.',
});

const INSUFFICIENT: Decline = {
  code: 'card_declined',
  declineCode: 'insufficient_funds',
  message: 'Your card has insufficient funds.',
};
const EXPIRED: Decline = { code: 'expired_card', message: 'Your card has expired.' };
const WRONG_CVC: Decline = { code: 'incorrect_cvc', message: "Your card's security code is incorrect." };
const PROCESSING: Decline = {
  code: 'processing_error',
  message: 'An error occurred while processing your card. Try again in a little bit.',
};

const visa = (last4: string, rest: Partial<TestCard> = {}): TestCard => ({
  brand: 'visa',
  last4,
  country: 'US',
  funding: 'credit',
  ...rest,
});

/** Keyed by the name Stripe gives the card in `pm_card_<name>`. */
export const TEST_CARDS: Readonly<Record<string, TestCard>> = {
  visa: visa('4242'),
  visa_debit: visa('5556', { funding: 'debit' }),
  fr: visa('0003', { country: 'FR' }),
  mastercard: { brand: 'mastercard', last4: '4444', country: 'US', funding: 'credit' },
  amex: { brand: 'amex', last4: '0005', country: 'US', funding: 'credit' },
  authenticationRequiredOnSetup: visa('3155', { challenge: 'unless-set-up' }),
  authenticationRequired: visa('3184', { challenge: 'always' }),
  threeDSecure2Required: visa('3220', { challenge: 'always' }),
  authenticationRequiredChargeDeclinedInsufficientFunds: visa('3178', {
    challenge: 'always',
    declinedLater: INSUFFICIENT,
  }),
  chargeDeclined: visa('0002', { declined: declined('generic_decline') }),
  visa_chargeDeclined: visa('0002', { declined: declined('generic_decline') }),
  chargeDeclinedInsufficientFunds: visa('9995', { declined: INSUFFICIENT }),
  visa_chargeDeclinedInsufficientFunds: visa('9995', { declined: INSUFFICIENT }),
  chargeDeclinedLostCard: visa('9987', { declined: declined('lost_card') }),
  chargeDeclinedStolenCard: visa('9979', { declined: declined('stolen_card') }),
  chargeDeclinedFraudulent: visa('0019', { declined: declined('fraudulent') }),
  chargeDeclinedExpiredCard: visa('0069', { declined: EXPIRED }),
  chargeDeclinedIncorrectCvc: visa('0127', { declined: WRONG_CVC }),
  chargeDeclinedProcessingError: visa('0119', { declined: PROCESSING }),
  chargeCustomerFail: visa('0341', { declinedLater: declined('generic_decline') }),
  createDispute: visa('0259', { disputed: 'fraudulent' }),
  createDisputeProductNotReceived: visa('2685', { disputed: 'product_not_received' }),
  createDisputeInquiry: visa('1976', { disputed: 'inquiry' }),
  bypassPending: visa('0077', { bypassesPending: true }),
  refundFail: visa('5126', { refundsFail: true }),
};

const NUMBERS: Readonly<Record<string, string>> = {
  '4242424242424242': 'visa',
  '4000056655665556': 'visa_debit',
  '4000002500000003': 'fr',
  '5555555555554444': 'mastercard',
  '378282246310005': 'amex',
  '4000002500003155': 'authenticationRequiredOnSetup',
  '4000002760003184': 'authenticationRequired',
  '4000000000003220': 'threeDSecure2Required',
  '4000008260003178': 'authenticationRequiredChargeDeclinedInsufficientFunds',
  '4000000000000002': 'chargeDeclined',
  '4000000000009995': 'chargeDeclinedInsufficientFunds',
  '4000000000009987': 'chargeDeclinedLostCard',
  '4000000000009979': 'chargeDeclinedStolenCard',
  '4100000000000019': 'chargeDeclinedFraudulent',
  '4000000000000069': 'chargeDeclinedExpiredCard',
  '4000000000000127': 'chargeDeclinedIncorrectCvc',
  '4000000000000119': 'chargeDeclinedProcessingError',
  '4000000000000341': 'chargeCustomerFail',
  '4000000000000259': 'createDispute',
  '4000000000002685': 'createDisputeProductNotReceived',
  '4000000000001976': 'createDisputeInquiry',
  '4000000000000077': 'bypassPending',
  '4000000000005126': 'refundFail',
};

/** Stripe's own names for the `…0341`, `…0259` tokens differ a little between documents: both are known. */
const ALIASES: Readonly<Record<string, string>> = {
  chargeDeclinedCustomerFail: 'chargeCustomerFail',
  visa_bypassPending: 'bypassPending',
};

export type CardLookup = { kind: 'known'; card: string } | { kind: 'not-a-number' } | { kind: 'not-a-test-card' };

/** Whether a card number passes the checksum every real one has (ISO/IEC 7812-1, annex B). */
export function passesLuhn(number: string): boolean {
  const digits = [...number].toReversed().map(Number);
  const sum = digits.reduce((total, digit, index) => {
    if (index % 2 === 0) return total + digit;
    const doubled = digit * 2;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

/** Finds the test card of a number; the number itself goes no further. */
export function cardOfNumber(written: string): CardLookup {
  const number = written.replaceAll(/[\s-]/g, '');
  const card = NUMBERS[number];
  if (card !== undefined) return { kind: 'known', card };
  if (!/^\d{12,19}$/.test(number) || !passesLuhn(number)) return { kind: 'not-a-number' };
  return { kind: 'not-a-test-card' };
}

/** `pm_card_visa` or `tok_visa` → `visa`; undefined for what is no alias of a test card. */
export function cardOfAlias(id: string): string | undefined {
  const name = /^(?:pm_card|tok)_(\w+)$/.exec(id)?.[1];
  if (name === undefined) return undefined;
  const card = ALIASES[name] ?? name;
  return Object.hasOwn(TEST_CARDS, card) ? card : undefined;
}

/** @throws Error when the state names a card this version does not know */
export function testCard(name: string): TestCard {
  const card = TEST_CARDS[name];
  if (card === undefined) throw new Error(`Unknown test card ${name}`);
  return card;
}

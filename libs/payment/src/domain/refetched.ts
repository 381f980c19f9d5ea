/**
 * Why an event is kept and nothing is done about it. Each is final: the event is not tried again by itself.
 * - TYPE_NOT_ACTED_ON: nothing depends on events of this type.
 * - MADE_BY_HAND: the object carries no id of ours: a person made it in Stripe's dashboard, or an application that knows nothing of us.
 * - OTHER_APPLICATION: it carries ids, and none that was given here: another installation uses the same Stripe account.
 * - FOREIGN_ACCOUNT: it comes from a connected account that belongs to nobody here.
 * - ACCOUNT_OWN_MATTER: it happened inside a provider's own account; of those only payouts concern us.
 * - NOT_AT_STRIPE: Stripe shows no such object to our key.
 * - LEFT_TO_RECONCILIATION: a payout to the platform's own bank, which reconciliation books.
 */
export type IgnoredReason =
  | 'TYPE_NOT_ACTED_ON'
  | 'MADE_BY_HAND'
  | 'OTHER_APPLICATION'
  | 'FOREIGN_ACCOUNT'
  | 'ACCOUNT_OWN_MATTER'
  | 'NOT_AT_STRIPE'
  | 'LEFT_TO_RECONCILIATION';

/**
 * What became of an object that an event spoke of. NOT_YET: it is ours by its ids, and our own write of it is still on its
 * way: looked at again later.
 */
export type Refetched = 'APPLIED' | 'NOT_YET' | IgnoredReason;

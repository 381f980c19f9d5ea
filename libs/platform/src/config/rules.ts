/**
 * Numbers of the business that the operator may change. Whatever a booking depends on is copied onto it when it is
 * made, so changing one of these never changes a contract that exists.
 */
export const defaultRules = {
  /** How long a slot is kept while the customer pays. */
  holdMinutes: 15,
  quoteValidMinutes: 30,
  /** Commission kept from the visit's price, in basis points. */
  commissionBasisPoints: 1_500,
  /** Fee the customer pays on top of the visit's price, in basis points. */
  customerFeeBasisPoints: 500,
  sundaySurchargeBasisPoints: 2_500,
  holidaySurchargeBasisPoints: 5_000,
  shortNoticeSurchargeBasisPoints: 1_500,
  shortNoticeHours: 24,
  travelSpeedKilometresPerHour: 18,
  minimumTravelMinutes: 10,
  horizonDays: 90,
  slotGridMinutes: 30,
  autoCompleteHours: 24,
  claimWindowHours: 48,
  reviewWindowDays: 14,
  /** Bookings nearer than this are held on the card at once; later ones save the card and hold at T − 48 h. */
  immediateHoldDays: 5,
  authoriseBeforeHours: 48,
  authorisationDeadlineHours: 24,
  /** What support staff may give back of one booking in all, in cents; finance staff may give back what is left. */
  supportRefundLimitCents: 15_000,
  /** Evidence that nobody has sent is sent when so many hours are left to answer a dispute. */
  evidenceBeforeDeadlineHours: 24,
  requiredReferences: 2,
  /** A tip goes whole to the provider: between these amounts (cents), until so many days after check-out. */
  tipLeastCents: 100,
  tipMostCents: 10_000,
  tipDays: 14,
  /** More time: at most so many minutes, proposed until so many minutes after check-out, agreed to within so many hours. */
  overtimeMostMinutes: 120,
  overtimeProposalMinutes: 60,
  overtimeAnswerHours: 24,
  /** Credit for a confirmed visit that the provider or the platform gave up (cents); 0 grants none. */
  lostVisitCreditCents: 1_000,
  creditValidDays: 365,
  /** What support may give one customer as goodwill in 30 days (cents). */
  goodwillMostCents: 5_000,
  /** A customer whose provider may no longer come chooses within so many hours, or half the time to the visit if that is less. */
  rescueHours: 48,
  /** A provider may start a visit this long before its start. */
  earlyArrivalMinutes: 60,
  /** Slots that one customer may keep at the same time without having paid for any. */
  liveHoldsPerCustomer: 3,
  /** Rate limits per customer, counted by all nodes together. */
  quotesPerTenMinutes: 60,
  holdsPerTenMinutes: 30,
  /** Rate limits per person, or per network of someone who is not signed in; each node counts for itself. */
  searchesPerMinute: 120,
  placeLookupsPerMinute: 240,
} as const;

export type Rules = { readonly [K in keyof typeof defaultRules]: number };

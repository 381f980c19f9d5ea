import { addDays, HOUR, instantAt, localDate, PARIS, plus } from '#kernel';
import type { FieldCipher } from '#platform/crypto';
import type { Newcomer } from '#search';
import type { Row, SeedRows } from './copy.js';
import type { SeedProvider } from './make-provider.js';
import type { Random } from './random.js';
import { referenceRow } from './reference-row.js';
import { paperOf, type WaitingPaper } from './waiting-papers.js';

export interface CredentialSeed {
  type: string;
  subject: string;
  days: number | null;
  /** What is on the document. */
  facts?: () => object;
}

/** Which proofs a provider has, and in how many days each ends: a few soon, some already over. */
export function credentialSeeds(provider: SeedProvider, random: Random, now: Date): CredentialSeed[] {
  const insuranceDays =
    provider.stage === 'EXPIRED'
      ? -random.integer(1, 20)
      : random.chance(0.1)
        ? random.integer(5, 55)
        : random.integer(120, 360);
  const day = (days: number): string => addDays(localDate(now, PARIS), days);
  const identityDays = random.integer(400, 3_000);
  return [
    { type: 'IDENTITY', subject: '', days: identityDays, facts: () => ({ validUntil: day(identityDays) }) },
    { type: 'BACKGROUND', subject: '', days: random.integer(200, 700) },
    {
      type: 'INSURANCE',
      subject: '',
      days: insuranceDays,
      facts: () => ({
        insurer: random.pick(['Maaf', 'Maif Pro', 'Axa France', 'Hiscox', 'Generali']),
        policyNumber: `RC${random.integer(1_000_000, 9_999_999)}`,
        activities: ['Nettoyage de locaux d’habitation'],
        amountCents: 200_000_000,
        from: day(insuranceDays - 365),
        to: day(insuranceDays),
      }),
    },
    {
      type: 'BUSINESS',
      subject: '',
      days: null,
      facts: () => ({ siret: provider.siret, legalForm: provider.vat === 'STANDARD_20' ? 'SARL' : 'EI' }),
    },
    {
      type: 'VIGILANCE',
      subject: '',
      days: random.integer(100, 180),
      facts: () => ({ securityCode: String(random.integer(1e9, 9e9)), issuedOn: day(-5) }),
    },
    { type: 'REFERENCE', subject: random.uuid(), days: null },
    { type: 'REFERENCE', subject: random.uuid(), days: null },
    ...provider.services.map(({ serviceCode }) => ({
      type: 'SKILL',
      subject: serviceCode,
      days: null,
      facts: () => ({ proof: 'TRIAL_VISIT' }),
    })),
  ];
}

export interface CredentialContext {
  /** The provider's number. */
  readonly index: number;
  readonly now: Date;
  readonly cipher: FieldCipher;
  readonly reviewerId: string;
  /** True: what was handed in and who decided stand behind each credential, and some still wait for a reviewer. */
  readonly proof: boolean;
  /** Takes what was handed in for a credential that waits. */
  readonly handIn: (paper: WaitingPaper) => void;
}

/** A provider's credentials and, with `proof`, what is behind them; and those that are verified, as search shows them. */
export function credentialRows(
  provider: SeedProvider,
  seeds: readonly CredentialSeed[],
  random: Random,
  context: CredentialContext,
): { rows: SeedRows[]; verified: Newcomer['credentials'] } {
  const made = seeds.map((seed) => credentialRow(provider, seed, random, context));
  const rows: SeedRows[] = [{ table: 'provider_credential', rows: made.map(({ credential }) => credential) }];
  if (context.proof) rows.push(...proofTables(made, provider, random, context));
  const verified = made.flatMap(({ credential: { state, type, subject }, decidedAt, validUntil }) =>
    state === 'VERIFIED' && decidedAt ? [{ type, subject, checkedAt: decidedAt, validUntil }] : [],
  );
  return { rows, verified };
}

function proofTables(
  made: readonly Proven[],
  provider: SeedProvider,
  random: Random,
  context: CredentialContext,
): SeedRows[] {
  const proven = made.map((one) => proofRows(one, provider, random, context));
  return [
    { table: 'provider_reference', rows: proven.flatMap(({ reference }) => reference) },
    { table: 'provider_credential_submission', rows: proven.flatMap(({ submission }) => submission) },
    { table: 'provider_credential_decision', rows: proven.flatMap(({ decision }) => decision) },
    { table: 'provider_background_check', rows: proven.flatMap(({ background }) => background) },
  ];
}

function credentialRow(provider: SeedProvider, seed: CredentialSeed, random: Random, context: CredentialContext) {
  const { index, now, reviewerId, proof } = context;
  const id = random.uuidInOrder(index);
  const waits = proof && provider.stage === 'UNDER_REVIEW' && random.chance(0.5);
  const state = waits ? 'SUBMITTED' : seed.days !== null && seed.days < 0 ? 'EXPIRED' : 'VERIFIED';
  const submittedAt = waits
    ? plus(now, -random.integer(2, 90) * HOUR)
    : plus(provider.since, random.integer(1, 48) * HOUR);
  const decidedAt = waits ? null : plus(submittedAt, random.integer(4, 60) * HOUR);
  const validUntil = seed.days === null ? null : endOfDay(now, seed.days);
  const credential = {
    id,
    provider_id: provider.providerId,
    type: seed.type,
    subject: seed.subject,
    state,
    version: 1,
    valid_from: null,
    valid_until: waits ? null : validUntil,
    submitted_at: submittedAt,
    reviewer_id: waits ? null : reviewerId,
    review_started_at: decidedAt,
    decided_at: decidedAt,
    reason_code: null,
    warned_days: null,
  };
  return { credential, id, seed, submittedAt, decidedAt, validUntil };
}

/** A credential as far as it got. */
export interface Proven {
  readonly id: string;
  readonly seed: CredentialSeed;
  readonly submittedAt: Date;
  readonly decidedAt: Date | null;
  readonly validUntil: Date | null;
}

/** What was handed in and, once decided, who decided; of a criminal record only that it was looked at. */
function proofRows(proven: Proven, provider: SeedProvider, random: Random, context: CredentialContext) {
  const { id, seed, submittedAt, decidedAt, validUntil } = proven;
  const { cipher, reviewerId } = context;
  const reference = seed.type === 'REFERENCE' ? [referenceRow(proven, provider, random, cipher)] : [];
  const submissionId = random.uuid();
  const facts = seed.facts?.();
  const sealed = facts ? cipher.encrypt(JSON.stringify(facts), `provider.facts:${submissionId}`) : null;
  const of = { credential_id: id, version: 1, type: seed.type };
  const page = decidedAt ? null : paperOf(seed.type, provider, { ...facts });
  const documentId = random.uuid();
  if (page) context.handIn({ documentId, ownerId: provider.userId, page, handedInAt: submittedAt });
  const document_ids = page ? [documentId] : [];
  const submission: Row[] = [
    { id: submissionId, ...of, document_ids, facts_cipher: sealed, submitted_at: submittedAt },
  ];
  if (!decidedAt) return { reference, submission, decision: [], background: [] };
  const outcome = { outcome: 'VERIFIED', reason_code: null, note_cipher: null, valid_until: validUntil };
  const decision: Row[] = [{ id: random.uuid(), ...of, ...outcome, decided_by: reviewerId, decided_at: decidedAt }];
  if (seed.type !== 'BACKGROUND') return { reference, submission, decision, background: [] };
  const checked = { checked_at: decidedAt, checked_by: reviewerId, outcome: 'VERIFIED', recheck_at: validUntil };
  return { reference, submission, decision, background: [{ id: random.uuid(), credential_id: id, ...checked }] };
}

/** Midnight in Paris after the day that is so many days away. Asking the zone's rules costs more than all else here. */
export function endOfDay(now: Date, days: number): Date {
  if (midnights.now !== now.getTime()) midnights = { now: now.getTime(), after: new Map() };
  let midnight = midnights.after.get(days);
  if (!midnight) {
    midnight = instantAt(addDays(localDate(now, PARIS), days + 1), 0, PARIS);
    midnights.after.set(days, midnight);
  }
  return midnight;
}

let midnights = { now: 0, after: new Map<number, Date>() };

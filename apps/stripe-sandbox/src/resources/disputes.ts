import type Stripe from 'stripe';

import { invalidRequest } from '../api/failure.js';
import { LIST, listPage } from '../api/list.js';
import { boolean, ignored, metadata, text, type Field } from '../api/parameters.js';
import { ignoring, route, type Route } from '../api/route.js';
import type { SandboxState } from '../state.js';
import { emit } from '../webhooks/emit.js';
import { closeDispute } from './dispute-life.js';
import { mergeMetadata } from './merge.js';

const EVIDENCE_TEXT = [
  'access_activity_log',
  'billing_address',
  'cancellation_policy',
  'cancellation_policy_disclosure',
  'cancellation_rebuttal',
  'customer_communication',
  'customer_email_address',
  'customer_name',
  'customer_purchase_ip',
  'customer_signature',
  'duplicate_charge_documentation',
  'duplicate_charge_explanation',
  'duplicate_charge_id',
  'product_description',
  'receipt',
  'refund_policy',
  'refund_policy_disclosure',
  'refund_refusal_explanation',
  'service_date',
  'service_documentation',
  'shipping_address',
  'shipping_carrier',
  'shipping_date',
  'shipping_documentation',
  'shipping_tracking_number',
  'uncategorized_file',
  'uncategorized_text',
] as const;

/** Fields that take the id of a file uploaded as evidence. */
const EVIDENCE_FILES: ReadonlySet<string> = new Set([
  'cancellation_policy',
  'customer_communication',
  'customer_signature',
  'duplicate_charge_documentation',
  'receipt',
  'refund_policy',
  'service_documentation',
  'shipping_documentation',
  'uncategorized_file',
]);
const LONGEST_TEXT = 20_000;

/** The evidence hash: known names only, texts of 20,000 characters, 150,000 in all. */
const evidence: Field<Record<string, string> | undefined> = {
  read: (raw, name) => {
    if (raw === undefined) return undefined;
    const given = ignored().read(raw, name) as Record<string, string>;
    for (const key of Object.keys(given)) {
      if (!(EVIDENCE_TEXT as readonly string[]).includes(key)) {
        throw invalidRequest(`Received unknown parameter: ${name}[${key}]`, {
          param: `${name}[${key}]`,
          code: 'parameter_unknown',
        });
      }
    }
    for (const [key, value] of Object.entries(given)) checkEvidence(`${name}[${key}]`, key, value);
    if (JSON.stringify(given).length > 150_000)
      throw invalidRequest('The evidence is limited to 150,000 characters.', { param: name });
    return given;
  },
};

function checkEvidence(param: string, key: string, value: string): void {
  if (EVIDENCE_FILES.has(key)) return;
  if (value.length > LONGEST_TEXT)
    throw invalidRequest(`Invalid string: must be at most ${String(LONGEST_TEXT)} characters`, { param });
}

/** The files exist and are evidence; together they may have 4.5 MB (https://docs.stripe.com/disputes/best-practices). */
function checkFiles(state: SandboxState, given: Record<string, string>): void {
  let size = 0;
  for (const [key, id] of Object.entries(given)) {
    if (!EVIDENCE_FILES.has(key) || id === '') continue;
    const file = state.objects.find('file', id);
    if (!file)
      throw invalidRequest(`No such file upload: '${id}'`, { param: `evidence[${key}]`, code: 'resource_missing' });
    size += file.size;
  }
  if (size > 4_500_000)
    throw invalidRequest('The files of the evidence may have 4.5 MB together.', { param: 'evidence' });
}

export const disputeRoutes: Route[] = [
  route(
    'GET',
    '/v1/disputes',
    { ...LIST, charge: text(), payment_intent: text() },
    ({ state }, { charge, payment_intent, ...query }) =>
      listPage(state, 'dispute', '/v1/disputes', { ...query, where: { charge, payment_intent } }),
  ),

  route('GET', '/v1/disputes/:id', {}, ({ state, path }) => state.get('dispute', path.id ?? '')),

  route(
    'POST',
    '/v1/disputes/:id',
    { evidence, metadata: metadata(), submit: boolean(), ...ignoring('intended_submission_method') },
    ({ state, path }, given) => {
      const dispute = state.get('dispute', path.id ?? '');
      if (given.evidence !== undefined && !dispute.status.endsWith('needs_response')) {
        throw invalidRequest('This dispute is already closed or under review: its evidence cannot be changed.');
      }
      checkFiles(state, given.evidence ?? {});
      const submitted = given.submit === true;
      const updated: Stripe.Dispute = {
        ...dispute,
        evidence: { ...dispute.evidence, ...given.evidence },
        metadata: mergeMetadata(dispute.metadata, given.metadata),
        status: submitted ? underReview(dispute.status) : dispute.status,
        evidence_details: {
          ...dispute.evidence_details,
          has_evidence: dispute.evidence_details.has_evidence || given.evidence !== undefined,
          past_due: submitted ? isPastDue(dispute, state.clock.seconds()) : dispute.evidence_details.past_due,
          submission_count: dispute.evidence_details.submission_count + (submitted ? 1 : 0),
        },
      };
      state.objects.update('dispute', updated);
      emit(state, 'charge.dispute.updated', updated);
      return decidedByEvidence(given.evidence)
        ? closeDispute(state, dispute.id, decidedByEvidence(given.evidence) ?? 'lost')
        : updated;
    },
  ),

  route('POST', '/v1/disputes/:id/close', {}, ({ state, path }) => closeDispute(state, path.id ?? '', 'lost')),
];

const isPastDue = ({ evidence_details: { due_by: dueBy } }: Stripe.Dispute, now: number): boolean =>
  dueBy !== null && now > dueBy;

const underReview = (status: string): Stripe.Dispute.Status =>
  status.startsWith('warning') ? 'warning_under_review' : 'under_review';

/** Stripe's test evidence that decides a dispute at once (https://docs.stripe.com/testing#disputes). */
function decidedByEvidence(given: Record<string, string> | undefined): 'won' | 'lost' | undefined {
  if (given?.uncategorized_text === 'winning_evidence') return 'won';
  return given?.uncategorized_text === 'losing_evidence' ? 'lost' : undefined;
}

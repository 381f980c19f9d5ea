import { invalidRequest } from '../api/failure.js';
import { LIST, listPage } from '../api/list.js';
import { choice, currency, integer, metadata, required, text } from '../api/parameters.js';
import { ignoring, route, type Route } from '../api/route.js';
import { record } from '../money/ledger.js';
import { emit } from '../webhooks/emit.js';
import { mergeMetadata } from './merge.js';
import { createPayout } from './payout-life.js';

export const payoutRoutes: Route[] = [
  route(
    'POST',
    '/v1/payouts',
    {
      amount: required(integer()),
      currency: required(currency()),
      method: choice('instant', 'standard'),
      description: text(),
      metadata: metadata(),
      statement_descriptor: text(22),
      ...ignoring('destination', 'source_type', 'payout_method'),
    },
    ({ state, account }, given) =>
      createPayout(state, {
        account,
        amount: given.amount,
        currency: given.currency,
        method: given.method,
        description: given.description,
        metadata: mergeMetadata({}, given.metadata),
        statementDescriptor: given.statement_descriptor,
      }),
  ),

  route('GET', '/v1/payouts', { ...LIST, status: text() }, ({ state, account }, { status, ...query }) =>
    listPage(state, 'payout', '/v1/payouts', { ...query, account, where: { status } }),
  ),

  route('GET', '/v1/payouts/:id', {}, ({ state, path }) => state.get('payout', path.id ?? '')),

  route('POST', '/v1/payouts/:id', { metadata: metadata() }, ({ state, path }, given) => {
    const payout = state.get('payout', path.id ?? '');
    const updated = { ...payout, metadata: mergeMetadata(payout.metadata, given.metadata) };
    state.objects.update('payout', updated);
    emit(state, 'payout.updated', updated, { account: state.objects.accountOf(payout.id) });
    return updated;
  }),

  route('POST', '/v1/payouts/:id/cancel', {}, ({ state, account, path }) => {
    const payout = state.get('payout', path.id ?? '');
    if (payout.status !== 'pending') throw invalidRequest('Payouts that have already been sent cannot be canceled.');
    const line = record(state, {
      account,
      type: 'payout_cancel',
      amount: payout.amount,
      currency: payout.currency,
      source: payout.id,
    });
    const canceled = { ...payout, status: 'canceled', failure_balance_transaction: line.id };
    state.objects.update('payout', canceled);
    state.deadlines.cancel('arrive-payout', payout.id);
    emit(state, 'payout.canceled', canceled, { account });
    return canceled;
  }),
];

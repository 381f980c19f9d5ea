import { noSuch } from '../api/failure.js';
import { LIST, listPage } from '../api/list.js';
import { currency, integer, metadata, required, text } from '../api/parameters.js';
import { ignoring, route, type Route } from '../api/route.js';
import { emit } from '../webhooks/emit.js';
import { mergeMetadata, mergeText } from './merge.js';
import { createTransfer, reverseTransfer } from './transfer-life.js';

const CREATE = {
  amount: required(integer()),
  currency: required(currency()),
  destination: required(text()),
  source_transaction: text(),
  transfer_group: text(),
  description: text(),
  metadata: metadata(),
  ...ignoring('source_type'),
};

export const transferRoutes: Route[] = [
  route('POST', '/v1/transfers', CREATE, ({ state }, given) =>
    createTransfer(state, {
      amount: given.amount,
      currency: given.currency,
      destination: given.destination,
      sourceTransaction: given.source_transaction,
      transferGroup: given.transfer_group,
      description: given.description,
      metadata: mergeMetadata({}, given.metadata),
    }),
  ),

  route(
    'GET',
    '/v1/transfers',
    { ...LIST, destination: text(), transfer_group: text() },
    ({ state }, { destination, transfer_group, ...query }) =>
      listPage(state, 'transfer', '/v1/transfers', { ...query, where: { destination, transfer_group } }),
  ),

  route('GET', '/v1/transfers/:id', {}, ({ state, path }) => state.get('transfer', path.id ?? '')),

  route('POST', '/v1/transfers/:id', { description: text(), metadata: metadata() }, ({ state, path }, given) => {
    const transfer = state.get('transfer', path.id ?? '');
    const updated = {
      ...transfer,
      description: mergeText(transfer.description, given.description),
      metadata: mergeMetadata(transfer.metadata, given.metadata),
    };
    state.objects.update('transfer', updated);
    emit(state, 'transfer.updated', updated);
    return updated;
  }),

  route(
    'POST',
    '/v1/transfers/:id/reversals',
    { amount: integer(), metadata: metadata(), ...ignoring('description', 'refund_application_fee') },
    ({ state, path }, given) =>
      reverseTransfer(state, state.get('transfer', path.id ?? ''), {
        amount: given.amount,
        metadata: mergeMetadata({}, given.metadata),
        mayOverdraw: false,
      }),
  ),

  route('GET', '/v1/transfers/:id/reversals', LIST, ({ state, path }, query) => {
    const transfer = state.get('transfer', path.id ?? '').id;
    return listPage(state, 'transfer_reversal', `/v1/transfers/${transfer}/reversals`, {
      ...query,
      where: { transfer },
    });
  }),

  route('GET', '/v1/transfers/:id/reversals/:reversal', {}, ({ state, path }) => {
    const reversal = state.get('transfer_reversal', path.reversal ?? '');
    if (reversal.transfer !== path.id) throw noSuch('transfer_reversal', reversal.id);
    return reversal;
  }),
];

import { LIST, listPage } from '../api/list.js';
import { metadata, text } from '../api/parameters.js';
import { ignoring, route, type Route } from '../api/route.js';
import { emit } from '../webhooks/emit.js';
import { mergeMetadata, mergeText } from './merge.js';

export const chargeRoutes: Route[] = [
  route(
    'GET',
    '/v1/charges',
    { ...LIST, customer: text(), payment_intent: text(), transfer_group: text() },
    ({ state, account }, { customer, payment_intent, transfer_group, ...query }) =>
      listPage(state, 'charge', '/v1/charges', {
        ...query,
        account,
        where: { customer, payment_intent, transfer_group },
      }),
  ),

  route('GET', '/v1/charges/:id', {}, ({ state, path }) => state.get('charge', path.id ?? '')),

  route(
    'POST',
    '/v1/charges/:id',
    {
      description: text(),
      metadata: metadata(),
      receipt_email: text(),
      transfer_group: text(),
      ...ignoring('fraud_details', 'shipping'),
    },
    ({ state, path }, given) => {
      const charge = state.get('charge', path.id ?? '');
      const updated = {
        ...charge,
        description: mergeText(charge.description, given.description),
        metadata: mergeMetadata(charge.metadata, given.metadata),
        receipt_email: mergeText(charge.receipt_email, given.receipt_email),
        transfer_group: mergeText(charge.transfer_group, given.transfer_group),
      };
      state.objects.update('charge', updated);
      emit(state, 'charge.updated', updated);
      return updated;
    },
  ),
];

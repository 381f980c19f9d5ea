import type Stripe from 'stripe';

import { invalidParameter } from '../api/failure.js';
import { LIST, listPage } from '../api/list.js';
import { group, metadata, text } from '../api/parameters.js';
import { ignoring, route, type Route } from '../api/route.js';
import type { SandboxState } from '../state.js';
import { findId } from '../store/reference.js';
import { emit } from '../webhooks/emit.js';
import { createCustomer } from './customer-life.js';
import { mergeMetadata, mergeText } from './merge.js';

const WRITABLE = {
  email: text(),
  name: text(),
  phone: text(),
  description: text(),
  metadata: metadata(),
  invoice_settings: group({
    default_payment_method: text(),
    ...ignoring('custom_fields', 'footer', 'rendering_options'),
  }),
  ...ignoring('address', 'preferred_locales', 'shipping', 'tax_exempt'),
};

/** The default must be one of the customer's own; an empty text takes it away. */
function withDefault(
  state: SandboxState,
  customer: Stripe.Customer,
  method: string | undefined,
): Stripe.Customer['invoice_settings'] {
  const settings = customer.invoice_settings;
  if (method === undefined) return settings;
  const param = 'invoice_settings[default_payment_method]';
  if (method !== '' && findId(state.get('payment_method', method, param).customer) !== customer.id)
    throw invalidParameter(param, 'The customer does not have a payment method with this ID.', 'resource_missing');
  return { ...settings, default_payment_method: method === '' ? null : method };
}

export const customerRoutes: Route[] = [
  route('POST', '/v1/customers', WRITABLE, ({ state }, given) =>
    createCustomer(state, {
      email: mergeText(null, given.email),
      name: mergeText(null, given.name),
      phone: mergeText(null, given.phone),
      description: mergeText(null, given.description),
      metadata: mergeMetadata({}, given.metadata),
    }),
  ),

  route('GET', '/v1/customers', { ...LIST, email: text() }, ({ state }, { email, ...query }) =>
    listPage(state, 'customer', '/v1/customers', { ...query, where: { email } }),
  ),

  route('GET', '/v1/customers/:id', {}, ({ state, path }) => state.get('customer', path.id ?? '')),

  route('POST', '/v1/customers/:id', WRITABLE, ({ state, path }, given) => {
    const customer = state.get('customer', path.id ?? '');
    const updated: Stripe.Customer = {
      ...customer,
      invoice_settings: withDefault(state, customer, given.invoice_settings?.default_payment_method),
      email: mergeText(customer.email, given.email),
      name: mergeText(customer.name ?? null, given.name),
      phone: mergeText(customer.phone ?? null, given.phone),
      description: mergeText(customer.description, given.description),
      metadata: mergeMetadata(customer.metadata, given.metadata),
    };
    state.objects.update('customer', updated);
    emit(state, 'customer.updated', updated);
    return updated;
  }),

  route('DELETE', '/v1/customers/:id', {}, ({ state, path }) => {
    const customer = state.get('customer', path.id ?? '');
    for (const method of state.objects.all('payment_method', { where: { customer: customer.id } })) {
      state.objects.update('payment_method', { ...method, customer: null });
      state.objects.setHidden(method.id, { ...state.objects.hidden(method.id), spent: true });
    }
    state.objects.delete(customer.id);
    emit(state, 'customer.deleted', customer);
    return { id: customer.id, object: 'customer', deleted: true };
  }),

  route(
    'GET',
    '/v1/customers/:id/payment_methods',
    { ...LIST, type: text() },
    ({ state, path }, { type, ...query }) => {
      const customer = state.get('customer', path.id ?? '').id;
      return listPage(state, 'payment_method', `/v1/customers/${customer}/payment_methods`, {
        ...query,
        where: { customer, type },
      });
    },
  ),
];

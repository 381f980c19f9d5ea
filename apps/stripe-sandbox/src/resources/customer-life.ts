import type Stripe from 'stripe';

import { newIdentifier } from '../identifiers.js';
import type { SandboxState } from '../state.js';
import { emit } from '../webhooks/emit.js';

export interface NewCustomer {
  email: string | null;
  name: string | null;
  phone?: string | null;
  description?: string | null;
  metadata?: Record<string, string>;
}

export function createCustomer(state: SandboxState, given: NewCustomer): Stripe.Customer {
  const customer: Stripe.Customer = {
    id: newIdentifier('cus', 14),
    object: 'customer',
    balance: 0,
    created: state.clock.seconds(),
    currency: null,
    default_source: null,
    delinquent: false,
    description: given.description ?? null,
    discount: null,
    email: given.email,
    invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
    livemode: false,
    metadata: given.metadata ?? {},
    name: given.name,
    phone: given.phone ?? null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
  };
  state.objects.insert('customer', customer, { created: customer.created });
  emit(state, 'customer.created', customer);
  return customer;
}

/** Which card is used when nobody says which; null: none. */
export function makeDefaultMethod(state: SandboxState, id: string, method: string | null): Stripe.Customer {
  const customer = state.get('customer', id);
  const settings = customer.invoice_settings;
  const updated: Stripe.Customer = { ...customer, invoice_settings: { ...settings, default_payment_method: method } };
  state.objects.update('customer', updated);
  emit(state, 'customer.updated', updated, {
    previous: { invoice_settings: { default_payment_method: settings.default_payment_method } },
  });
  return updated;
}

import type Stripe from 'stripe';

import { invalidRequest } from '../api/failure.js';
import { LIST, listPage } from '../api/list.js';
import { boolean, choice, group, metadata, required, text, url, type Values } from '../api/parameters.js';
import { ignoring, route, type Route } from '../api/route.js';
import { newIdentifier } from '../identifiers.js';
import type { SandboxState } from '../state.js';
import type { HiddenPortalSession } from '../store/kinds.js';
import { emit } from '../webhooks/emit.js';
import { mergeMetadata, mergeText } from './merge.js';

type Configuration = Stripe.BillingPortal.Configuration;

const SWITCH = group({ enabled: required(boolean()), ...ignoring('payment_method_configuration') });

/** What has no page here may only be switched off: a configuration that promises it is refused. */
const FEATURES = group({
  payment_method_update: SWITCH,
  customer_update: SWITCH,
  invoice_history: SWITCH,
  subscription_cancel: SWITCH,
  subscription_pause: SWITCH,
  subscription_update: SWITCH,
});

const PROFILE = group({ headline: text(60), privacy_policy_url: url(), terms_of_service_url: url() });

const CREATE = {
  features: required(FEATURES),
  business_profile: PROFILE,
  default_return_url: url(),
  metadata: metadata(),
  name: text(),
  ...ignoring('login_page'),
};

const UPDATE = {
  active: boolean(),
  default_return_url: url(),
  metadata: metadata(),
  name: text(),
};

function checkFeatures(features: Values<typeof CREATE>['features']): void {
  for (const [name, feature] of Object.entries(features)) {
    if (feature?.enabled === true && name !== 'payment_method_update') {
      throw invalidRequest('This sandbox has no page for this feature: only payment_method_update can be enabled.', {
        param: `features[${name}][enabled]`,
      });
    }
  }
}

function featuresOf(cards: boolean): Configuration['features'] {
  return {
    customer_update: { allowed_updates: [], enabled: false },
    invoice_history: { enabled: false },
    payment_method_update: { enabled: cards, payment_method_configuration: null },
    subscription_cancel: {
      cancellation_reason: { enabled: false, feedback_options: null, options: [] },
      enabled: false,
      mode: 'at_period_end',
      proration_behavior: 'none',
    },
    subscription_pause: {
      duration: { interval_options: [], type: 'indefinite' },
      enabled: false,
    },
    subscription_update: {
      billing_cycle_anchor: null,
      default_allowed_updates: [],
      enabled: false,
      proration_behavior: 'none',
      schedule_at_period_end: { conditions: [] },
      trial_update_behavior: 'end_trial',
    },
  };
}

function createConfiguration(state: SandboxState, given: Values<typeof CREATE>): Configuration {
  checkFeatures(given.features);
  const created = state.clock.seconds();
  const configuration: Configuration = {
    id: newIdentifier('bpc'),
    object: 'billing_portal.configuration',
    active: true,
    application: null,
    business_profile: {
      headline: given.business_profile?.headline ?? null,
      privacy_policy_url: given.business_profile?.privacy_policy_url ?? null,
      terms_of_service_url: given.business_profile?.terms_of_service_url ?? null,
    },
    created,
    default_return_url: given.default_return_url ?? null,
    features: featuresOf(given.features.payment_method_update?.enabled === true),
    is_default: false,
    livemode: false,
    login_page: { enabled: false, url: null },
    metadata: mergeMetadata({}, given.metadata),
    name: given.name ?? null,
    updated: created,
  };
  state.objects.insert('billing_portal.configuration', configuration, { created });
  emit(state, 'billing_portal.configuration.created', configuration);
  return configuration;
}

const configurationRoutes: Route[] = [
  route('POST', '/v1/billing_portal/configurations', CREATE, ({ state }, given) => createConfiguration(state, given)),

  route(
    'GET',
    '/v1/billing_portal/configurations',
    { ...LIST, active: boolean(), is_default: boolean() },
    ({ state }, { active, is_default, ...query }) =>
      listPage(state, 'billing_portal.configuration', '/v1/billing_portal/configurations', {
        ...query,
        where: { active, is_default },
      }),
  ),

  route('GET', '/v1/billing_portal/configurations/:id', {}, ({ state, path }) =>
    state.get('billing_portal.configuration', path.id ?? ''),
  ),

  route('POST', '/v1/billing_portal/configurations/:id', UPDATE, ({ state, path }, given) => {
    const found = state.get('billing_portal.configuration', path.id ?? '');
    const updated: Configuration = {
      ...found,
      active: given.active ?? found.active,
      default_return_url: mergeText(found.default_return_url, given.default_return_url),
      metadata: mergeMetadata(found.metadata, given.metadata),
      name: mergeText(found.name, given.name),
      updated: state.clock.seconds(),
    };
    state.objects.update('billing_portal.configuration', updated);
    emit(state, 'billing_portal.configuration.updated', updated);
    return updated;
  }),
];

const SESSION = {
  customer: required(text()),
  configuration: text(),
  return_url: url(),
  locale: choice('auto', 'fr', 'fr-CA', 'en', 'en-GB', 'en-IE'),
};

function createSession(state: SandboxState, given: Values<typeof SESSION>): Stripe.BillingPortal.Session {
  const customer = state.get('customer', given.customer, 'customer').id;
  if (given.configuration === undefined) {
    throw invalidRequest(
      'No configuration provided and your test mode default configuration has not been created. Provide a configuration.',
    );
  }
  const configuration = state.get('billing_portal.configuration', given.configuration, 'configuration');
  if (!configuration.active) throw invalidRequest('This configuration is not active.', { param: 'configuration' });
  const created = state.clock.seconds();
  const id = newIdentifier('bps');
  const session: Stripe.BillingPortal.Session = {
    id,
    object: 'billing_portal.session',
    configuration: configuration.id,
    created,
    customer,
    customer_account: null,
    flow: null,
    livemode: false,
    locale: given.locale ?? null,
    on_behalf_of: null,
    return_url: given.return_url ?? configuration.default_return_url,
    url: `${state.publicUrl}/portal/${id}`,
  };
  const hidden: HiddenPortalSession = { usedAt: null };
  state.objects.insert('billing_portal.session', session, { created, hidden });
  emit(state, 'billing_portal.session.created', session);
  return session;
}

/** The customer portal (https://docs.stripe.com/customer-management), as far as it is about cards. */
export const billingPortalRoutes: Route[] = [
  ...configurationRoutes,
  route('POST', '/v1/billing_portal/sessions', SESSION, ({ state }, given) => createSession(state, given)),
];

import { createHash } from 'node:crypto';

import type { SandboxState } from '../state.js';

/** Where events go when the sandbox is started with them, instead of through the API. */
export interface WebhookEndpointOption {
  url: string;
  /** `whsec_…`: signs what is sent to this endpoint. */
  secret: string;
  /** `snapshot`: the platform's own v1 events; `connect`: those of connected accounts; `thin`: v2 events. */
  kind: 'snapshot' | 'connect' | 'thin';
  /** Event types; all when left out. */
  events?: readonly string[];
}

export interface Endpoint {
  id: string;
  url: string;
  secret: string;
  delivers: 'snapshot' | 'connect' | 'thin';
  events: readonly string[];
}

const CONFIGURED = 'webhooks.configured';

interface EndpointSecret {
  secret: string;
  delivers: Endpoint['delivers'];
}

function configuredEndpoints(state: SandboxState): Endpoint[] {
  return JSON.parse(state.settings.get(CONFIGURED) ?? '[]') as Endpoint[];
}

/** Replaces the endpoints the sandbox was started with. What a removed one still had to receive is dropped. */
export function configureEndpoints(state: SandboxState, options: readonly WebhookEndpointOption[]): void {
  const endpoints = options.map(({ url, secret, kind, events }): Endpoint => {
    const name = createHash('sha256').update(`${kind} ${url}`).digest('hex').slice(0, 24);
    return { id: `we_${name}`, url, secret, delivers: kind, events: events ?? ['*'] };
  });
  state.database.transaction(() => {
    for (const { id } of configuredEndpoints(state)) {
      if (!endpoints.some((endpoint) => endpoint.id === id)) state.deliveries.abandonEndpoint(id);
    }
    state.settings.set(CONFIGURED, JSON.stringify(endpoints));
  });
}

/** All enabled endpoints: configured ones, v1 webhook endpoints and v2 event destinations. */
export function allEndpoints(state: SandboxState): Endpoint[] {
  const created = state.objects
    .all('webhook_endpoint')
    .filter((endpoint) => endpoint.status === 'enabled')
    .map(({ id, url, enabled_events }) => ({
      id,
      url,
      events: enabled_events,
      ...state.objects.hidden<EndpointSecret>(id),
    }));
  const destinations = state.objects
    .all('v2.core.event_destination')
    .filter((destination) => destination.status === 'enabled')
    .map(({ id, webhook_endpoint, enabled_events }) => ({
      id,
      url: webhook_endpoint?.url ?? '',
      events: enabled_events,
      ...state.objects.hidden<EndpointSecret>(id),
    }));
  return [...configuredEndpoints(state), ...created, ...destinations];
}

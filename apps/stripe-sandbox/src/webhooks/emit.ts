import type Stripe from 'stripe';

import { newIdentifier } from '../identifiers.js';
import { API_VERSION, type SandboxState } from '../state.js';
import type { ThinEvent } from '../store/kinds.js';
import { PLATFORM } from '../store/object-store.js';
import { allEndpoints, type Endpoint } from './endpoints.js';

function enqueue(state: SandboxState, event: { id: string; type: string }, endpoints: readonly Endpoint[]): void {
  const payload = JSON.stringify(event);
  const now = Date.now();
  for (const endpoint of endpoints) {
    for (const planned of state.interference.plan(event.type)) {
      state.deliveries.add({
        event: event.id,
        event_type: event.type,
        endpoint: endpoint.id,
        state: planned.dropped ? 'dropped' : 'pending',
        due_ms: now + planned.delayMs,
        payload,
      });
    }
  }
}

const wants = (endpoint: Endpoint, type: string): boolean =>
  endpoint.events.includes('*') || endpoint.events.includes(type);

/**
 * Records a v1 event with the object as it is now, and queues it for every endpoint that listens. Call it inside the
 * transaction that changed the object; delivery starts after the commit.
 *
 * @param account the connected account it happened on; the platform when left out
 */
export function emit(
  state: SandboxState,
  type: string,
  object: object,
  options: { account?: string; previous?: Record<string, unknown> } = {},
): Stripe.Event {
  const account = options.account ?? PLATFORM;
  const delivers = account === PLATFORM ? 'snapshot' : 'connect';
  const endpoints = allEndpoints(state).filter((endpoint) => endpoint.delivers === delivers && wants(endpoint, type));
  const event = {
    id: newIdentifier('evt'),
    object: 'event',
    ...(account === PLATFORM ? {} : { account }),
    api_version: API_VERSION,
    created: state.clock.seconds(),
    data: { object, ...(options.previous === undefined ? {} : { previous_attributes: options.previous }) },
    livemode: false,
    pending_webhooks: endpoints.length,
    request: {
      id: state.currentRequest?.id ?? null,
      idempotency_key: state.currentRequest?.idempotencyKey ?? null,
    },
    type,
  } as Stripe.Event;
  if (state.interference.isSilent) return event;
  state.objects.insert('event', event, { account, created: event.created });
  enqueue(state, event, endpoints);
  return event;
}

/** Records a v2 event, which names its object without carrying it (https://docs.stripe.com/event-destinations). */
export function emitThin(
  state: SandboxState,
  type: string,
  related: { id: string; type: string; url: string },
  data?: Record<string, unknown>,
): ThinEvent {
  const event: ThinEvent = {
    id: newIdentifier('evt_test'),
    object: 'v2.core.event',
    type,
    created: state.clock.now().toISOString(),
    livemode: false,
    reason: null,
    related_object: related,
  };
  if (state.interference.isSilent) return event;
  state.objects.insert('v2.core.event', data === undefined ? event : { ...event, data }, {
    created: state.clock.seconds(),
  });
  const endpoints = allEndpoints(state).filter((endpoint) => endpoint.delivers === 'thin' && wants(endpoint, type));
  enqueue(state, event, endpoints);
  return event;
}

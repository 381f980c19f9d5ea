import { invalidRequest } from '../api/failure.js';
import { choice, group, integer, list, metadata, required, text, url } from '../api/parameters.js';
import { ignoring, route, type Route } from '../api/route.js';
import { newIdentifier } from '../identifiers.js';
import type { SandboxState } from '../state.js';
import type { Kinds } from '../store/kinds.js';
import { emitThin } from '../webhooks/emit.js';
import { mergeMetadata } from './merge.js';
import { pageOfV2 } from './v2-list.js';

type Destination = Kinds['v2.core.event_destination'];

const INCLUDE = list(choice('webhook_endpoint.signing_secret', 'webhook_endpoint.url'));

function shown(destination: Destination, include: readonly string[] | undefined, secret?: string): Destination {
  const url = include?.includes('webhook_endpoint.url') === true ? destination.webhook_endpoint?.url : undefined;
  const signing = include?.includes('webhook_endpoint.signing_secret') === true ? secret : undefined;
  return { ...destination, webhook_endpoint: { url, signing_secret: signing } };
}

function setStatus(state: SandboxState, id: string, status: Destination['status']): Destination {
  const destination = state.get('v2.core.event_destination', id);
  const updated: Destination = { ...destination, status, updated: state.clock.now().toISOString() };
  state.objects.update('v2.core.event_destination', updated);
  return shown(updated, []);
}

export const eventDestinationRoutes: Route[] = [
  route(
    'POST',
    '/v2/core/event_destinations',
    {
      enabled_events: required(list(text())),
      event_payload: required(choice('snapshot', 'thin')),
      name: required(text()),
      type: required(choice('webhook_endpoint')),
      description: text(),
      events_from: list(text()),
      include: INCLUDE,
      metadata: metadata(),
      webhook_endpoint: required(group({ url: required(url()) })),
      ...ignoring('snapshot_api_version'),
    },
    ({ state }, given) => {
      const now = state.clock.now().toISOString();
      const secret = newIdentifier('whsec', 32);
      const destination: Destination = {
        id: newIdentifier('ed_test', 32),
        object: 'v2.core.event_destination',
        created: now,
        description: given.description ?? '',
        enabled_events: given.enabled_events,
        event_payload: given.event_payload,
        events_from: given.events_from ?? ['@self'],
        livemode: false,
        metadata: mergeMetadata({}, given.metadata),
        name: given.name,
        status: 'enabled',
        type: 'webhook_endpoint',
        updated: now,
        webhook_endpoint: { url: given.webhook_endpoint.url },
      };
      const connect = destination.events_from?.includes('@accounts') === true;
      const delivers = given.event_payload === 'thin' ? 'thin' : connect ? 'connect' : 'snapshot';
      state.objects.insert('v2.core.event_destination', destination, {
        created: state.clock.seconds(),
        hidden: { secret, delivers },
      });
      return shown(destination, given.include, secret);
    },
  ),

  route(
    'GET',
    '/v2/core/event_destinations',
    { limit: integer(1), page: text(), include: INCLUDE },
    ({ state }, { include, ...query }) => {
      const page = pageOfV2(state, 'v2.core.event_destination', '/v2/core/event_destinations', query);
      return { ...page, data: page.data.map((destination) => shown(destination, include)) };
    },
  ),

  route('GET', '/v2/core/event_destinations/:id', { include: INCLUDE }, ({ state, path }, { include }) =>
    shown(state.get('v2.core.event_destination', path.id ?? ''), include),
  ),

  route('POST', '/v2/core/event_destinations/:id/disable', {}, ({ state, path }) =>
    setStatus(state, path.id ?? '', 'disabled'),
  ),

  route('POST', '/v2/core/event_destinations/:id/enable', {}, ({ state, path }) =>
    setStatus(state, path.id ?? '', 'enabled'),
  ),

  route('POST', '/v2/core/event_destinations/:id/ping', {}, ({ state, path }) => {
    const { id } = state.get('v2.core.event_destination', path.id ?? '');
    return emitThin(state, 'v2.core.event_destination.ping', {
      id,
      type: 'v2.core.event_destination',
      url: `/v2/core/event_destinations/${id}`,
    });
  }),

  route('DELETE', '/v2/core/event_destinations/:id', {}, ({ state, path }) => {
    const { id } = state.get('v2.core.event_destination', path.id ?? '');
    state.deliveries.abandonEndpoint(id);
    state.objects.delete(id);
    return { id, object: 'v2.core.event_destination', deleted: true };
  }),
];

export const v2EventRoutes: Route[] = [
  route(
    'GET',
    '/v2/core/events',
    {
      limit: integer(1),
      page: text(),
      object_id: text(),
      types: list(text(), 20),
      created: group({ gt: text(), gte: text(), lt: text(), lte: text() }),
    },
    ({ state }, { object_id, types, limit = 20, created, page }) => {
      const startingAfter = page === undefined ? undefined : Buffer.from(page, 'base64url').toString();
      const found = state.objects
        .all('v2.core.event', { startingAfter })
        .filter((event) => object_id === undefined || event.related_object.id === object_id)
        .filter((event) => types === undefined || types.includes(event.type))
        .filter((event) => isWithin(event.created, created));
      const data = found.slice(0, limit);
      const last = data.at(-1);
      if (found.length <= limit || last === undefined) return { data, next_page_url: null, previous_page_url: null };
      const next = new URLSearchParams({ limit: String(limit), page: Buffer.from(last.id).toString('base64url') });
      if (object_id !== undefined) next.set('object_id', object_id);
      for (const [index, type] of (types ?? []).entries()) next.set(`types[${String(index)}]`, type);
      for (const [bound, instant = ''] of Object.entries(created ?? {})) next.set(`created[${bound}]`, instant);
      return { data, next_page_url: `/v2/core/events?${next.toString()}`, previous_page_url: null };
    },
  ),

  route('GET', '/v2/core/events/:id', {}, ({ state, path }) => state.get('v2.core.event', path.id ?? '')),
];

interface Range {
  gt?: string;
  gte?: string;
  lt?: string;
  lte?: string;
}

function isWithin(created: string, range: Range | undefined): boolean {
  const at = Date.parse(created);
  const bound = (text: string | undefined, fallback: number): number => {
    if (text === undefined) return fallback;
    const value = Date.parse(text);
    if (Number.isNaN(value)) throw invalidRequest(`Invalid timestamp: ${text}`, { param: 'created' });
    return value;
  };
  return (
    at > bound(range?.gt, -Infinity) &&
    at >= bound(range?.gte, -Infinity) &&
    at < bound(range?.lt, Infinity) &&
    at <= bound(range?.lte, Infinity)
  );
}

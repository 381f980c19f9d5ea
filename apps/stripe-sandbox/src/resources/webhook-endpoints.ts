import { LIST, listPage } from '../api/list.js';
import { boolean, list, metadata, required, text, url } from '../api/parameters.js';
import { ignoring, route, type Route } from '../api/route.js';
import { newIdentifier } from '../identifiers.js';
import { API_VERSION } from '../state.js';
import { mergeMetadata, mergeText } from './merge.js';

export const webhookEndpointRoutes: Route[] = [
  route(
    'POST',
    '/v1/webhook_endpoints',
    {
      url: required(url()),
      enabled_events: required(list(text())),
      connect: boolean(),
      description: text(),
      metadata: metadata(),
      ...ignoring('api_version'),
    },
    ({ state }, given) => {
      const secret = newIdentifier('whsec', 32);
      const endpoint = {
        id: newIdentifier('we'),
        object: 'webhook_endpoint' as const,
        api_version: API_VERSION,
        application: null,
        created: state.clock.seconds(),
        description: given.description ?? null,
        enabled_events: given.enabled_events,
        livemode: false,
        metadata: mergeMetadata({}, given.metadata),
        status: 'enabled',
        url: given.url,
      };
      const hidden = { secret, delivers: given.connect === true ? 'connect' : 'snapshot' };
      state.objects.insert('webhook_endpoint', endpoint, { created: endpoint.created, hidden });
      return { ...endpoint, secret };
    },
  ),

  route('GET', '/v1/webhook_endpoints', LIST, ({ state }, query) =>
    listPage(state, 'webhook_endpoint', '/v1/webhook_endpoints', query),
  ),

  route('GET', '/v1/webhook_endpoints/:id', {}, ({ state, path }) => state.get('webhook_endpoint', path.id ?? '')),

  route(
    'POST',
    '/v1/webhook_endpoints/:id',
    { url: url(), enabled_events: list(text()), disabled: boolean(), description: text(), metadata: metadata() },
    ({ state, path }, given) => {
      const endpoint = state.get('webhook_endpoint', path.id ?? '');
      const updated = {
        ...endpoint,
        url: given.url ?? endpoint.url,
        enabled_events: given.enabled_events ?? endpoint.enabled_events,
        status: given.disabled === undefined ? endpoint.status : given.disabled ? 'disabled' : 'enabled',
        description: mergeText(endpoint.description, given.description),
        metadata: mergeMetadata(endpoint.metadata, given.metadata),
      };
      state.objects.update('webhook_endpoint', updated);
      return updated;
    },
  ),

  route('DELETE', '/v1/webhook_endpoints/:id', {}, ({ state, path }) => {
    const endpoint = state.get('webhook_endpoint', path.id ?? '');
    state.deliveries.abandonEndpoint(endpoint.id);
    state.objects.delete(endpoint.id);
    return { id: endpoint.id, object: 'webhook_endpoint', deleted: true };
  }),
];

import { invalidParameter } from '../api/failure.js';
import { LIST, listPage } from '../api/list.js';
import { boolean, list, text } from '../api/parameters.js';
import { route, type Route } from '../api/route.js';

export const eventRoutes: Route[] = [
  route(
    'GET',
    '/v1/events',
    { ...LIST, type: text(), types: list(text(), 20), delivery_success: boolean() },
    ({ state, account }, { type, types, delivery_success, ...query }) => {
      if (type !== undefined && types !== undefined)
        throw invalidParameter('type', 'You may only specify one of these parameters: type, types.');
      const kinds = types ?? (type === undefined ? undefined : [type]);
      if (kinds === undefined && delivery_success === undefined)
        return listPage(state, 'event', '/v1/events', { ...query, account });
      const matching = (event: { id: string; type: string }): boolean =>
        (kinds === undefined || kinds.includes(event.type)) &&
        (delivery_success === undefined || delivery_success === wasDelivered(state.deliveries.ofEvent(event.id)));
      const { limit = 10, starting_after, ending_before, created } = query;
      const found = state.objects
        .all('event', { account, created, startingAfter: starting_after, endingBefore: ending_before })
        .filter(matching);
      return { object: 'list', data: found.slice(0, limit), has_more: found.length > limit, url: '/v1/events' };
    },
  ),

  route('GET', '/v1/events/:id', {}, ({ state, path }) => state.get('event', path.id ?? '')),
];

const wasDelivered = (deliveries: readonly { state: string }[]): boolean =>
  deliveries.every(({ state }) => state === 'delivered');

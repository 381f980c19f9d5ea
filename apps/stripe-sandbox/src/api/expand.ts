import type { SandboxState } from '../state.js';
import { invalidRequest } from './failure.js';
import { present } from './present.js';

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const MAXIMUM_DEPTH = 4;

function expandMember(state: SandboxState, holder: Json, path: readonly string[], whole: string): void {
  const [name = '', ...rest] = path;
  const includable = includedOnRequest(state, holder, name);
  if (includable !== undefined) holder[name] = includable;
  else if (!Object.hasOwn(holder, name)) {
    throw invalidRequest(`This property cannot be expanded (${whole}).`, { param: 'expand' });
  }
  const value = holder[name];
  if (typeof value === 'string') {
    const found = state.objects.findAny(value);
    if (found === undefined) throw invalidRequest(`This property cannot be expanded (${whole}).`, { param: 'expand' });
    holder[name] = present(state, found.body);
  }
  if (rest.length > 0) expandInside(state, holder[name], rest, whole);
}

function expandInside(state: SandboxState, value: unknown, path: readonly string[], whole: string): void {
  if (Array.isArray(value)) {
    for (const item of value) expandInside(state, item, path, whole);
  } else if (isObject(value)) {
    expandMember(state, value, path, whole);
  }
}

/** Lists Stripe leaves out unless they are asked for. */
function includedOnRequest(state: SandboxState, holder: Json, name: string): unknown {
  if (holder.object === 'checkout.session' && name === 'line_items') {
    return state.objects.hidden<{ lineItems?: unknown }>(String(holder.id)).lineItems;
  }
  if (holder.object === 'charge' && name === 'refunds') {
    const refunds = state.objects.all('refund', { where: { charge: String(holder.id) } });
    return { object: 'list', data: refunds, has_more: false, url: `/v1/charges/${String(holder.id)}/refunds` };
  }
  return undefined;
}

/**
 * Replaces ids by objects (https://docs.stripe.com/expand); `data.x` reaches into lists.
 *
 * @throws StripeFailure when a path names nothing expandable or is deeper than four levels
 */
export function expand(state: SandboxState, body: object, paths: readonly string[]): Json {
  const copy = structuredClone(body) as Json;
  for (const path of paths) {
    const segments = path.split('.');
    if (segments.length > MAXIMUM_DEPTH) {
      throw invalidRequest(`You cannot expand more than 4 levels of a property. Property: ${path}`, {
        param: 'expand',
      });
    }
    expandMember(state, copy, segments, path);
  }
  return copy;
}

import type { SandboxState } from '../state.js';

type Json = Record<string, unknown>;

/** Members whose value depends on the moment they are read. */
export function present(state: SandboxState, body: Json): Json {
  if (body.object === 'balance_transaction') {
    const available = Number(body.available_on) <= state.clock.seconds();
    return { ...body, status: available ? 'available' : 'pending' };
  }
  if (body.object === 'list' && Array.isArray(body.data)) {
    return { ...body, data: body.data.map((item) => present(state, item as Json)) };
  }
  return body;
}

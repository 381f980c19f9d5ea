import { createHash } from 'node:crypto';
import type { Actor } from '#platform/access';

/** Who asks, and from which network address: what limits are counted by. */
export interface Caller {
  readonly actor: Actor;
  /** As our own proxies vouch for it; a forged header never gets here. */
  readonly ip: string;
}

/** The key a network address is counted under: limits keep no address (IPv6: the /64 that one customer line has). */
export function networkKey(ip: string): string {
  const network = ip.includes(':') ? ip.split(':').slice(0, 4).join(':') : ip;
  return createHash('sha256').update(network).digest('base64url').slice(0, 22);
}

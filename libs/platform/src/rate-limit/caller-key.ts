import type { Actor } from '../access/index.js';

/**
 * Whom a limit of public reads counts: a person who is signed in, otherwise their network address (of IPv6 the /64 that one
 * customer line has). Only for limits in memory: what is written down keeps no address.
 */
export function callerKey(actor: Actor, ip: string): string {
  if (actor.kind === 'user') return actor.userId;
  return ip.includes(':') && !ip.includes('.') ? ip.split(':').slice(0, 4).join(':') : ip;
}

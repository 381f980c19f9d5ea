import { createHmac } from 'node:crypto';

/**
 * The `stripe-signature` header (https://docs.stripe.com/webhooks#verify-manually).
 *
 * @param seconds unix seconds of the real clock, whatever time the sandbox plays: receivers check its age
 */
export function signatureHeader(payload: string, secret: string, seconds: number): string {
  const signature = createHmac('sha256', secret)
    .update(`${String(seconds)}.${payload}`)
    .digest('hex');
  return `t=${String(seconds)},v1=${signature}`;
}

import { createHmac, timingSafeEqual } from 'node:crypto';

/** How old, or how far in the future, a signature may be (seconds). */
export const SIGNATURE_TOLERANCE_SECONDS = 300;

const SCHEME = 'v1';

/**
 * True when `header` (`t=<unix seconds>,v1=<hex>,…`) signs exactly these bytes with one of the secrets, at most 300 seconds
 * before or after `nowSeconds` (https://docs.stripe.com/webhooks#verify-manually). Several secrets: the new and the old one
 * while they are being rotated. Several `v1`: Stripe signs with both meanwhile.
 */
export function isSigned(
  body: Uint8Array,
  header: string | undefined,
  secrets: readonly string[],
  nowSeconds: number,
): boolean {
  const parsed = parseHeader(header);
  if (!parsed || Math.abs(nowSeconds - parsed.seconds) > SIGNATURE_TOLERANCE_SECONDS) return false;
  return secrets.some((secret) => {
    const expected = createHmac('sha256', secret).update(`${parsed.seconds}.`).update(body).digest();
    return parsed.signatures.some(
      (signature) => signature.length === expected.length && timingSafeEqual(signature, expected),
    );
  });
}

function parseHeader(header: string | undefined): { seconds: number; signatures: Buffer[] } | null {
  let seconds: number | undefined;
  const signatures: Buffer[] = [];
  for (const part of (header ?? '').split(',')) {
    const [name, value = ''] = part.split('=', 2);
    if (name === 't' && /^\d{1,12}$/.test(value)) seconds = Number(value);
    if (name === SCHEME) signatures.push(Buffer.from(value, 'hex'));
  }
  return seconds === undefined || signatures.length === 0 ? null : { seconds, signatures };
}

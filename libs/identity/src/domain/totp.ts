import { createHmac, timingSafeEqual } from 'node:crypto';

/** Seconds that one code is shown for (RFC 6238 section 4.1, X). */
export const STEP_SECONDS = 30;
const DIGITS = 6;
/** One step to either side, for clocks that differ and slow fingers (RFC 6238 section 5.2). */
const TOLERANCE = 1;

/** Number of the 30-second step an instant is in. */
export const stepAt = (instant: Date): number => Math.floor(instant.getTime() / 1000 / STEP_SECONDS);

/** HMAC-SHA-1 one-time password of a counter (RFC 4226 section 5.3), as decimal text with leading zeros. */
export function oneTimePassword(secret: Buffer, counter: number, digits = DIGITS): string {
  const message = Buffer.alloc(8);
  message.writeBigUInt64BE(BigInt(counter));
  const digest = createHmac('sha1', secret).update(message).digest();
  const offset = (digest.at(-1) ?? 0) & 0x0f;
  const binary = digest.readUInt32BE(offset) & 0x7fffffff;
  return String(binary % 10 ** digits).padStart(digits, '0');
}

/** The code an authenticator application shows at this instant. */
export const timeBasedCode = (secret: Buffer, instant: Date): string => oneTimePassword(secret, stepAt(instant));

/**
 * The step a code is accepted for, or null. A step that was accepted before, and every older one, is refused: a code that
 * was overheard can't be played again (RFC 6238 section 5.2). Store the answer as the next `lastStep`.
 */
export function acceptedStep(secret: Buffer, code: string, instant: Date, lastStep: number): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const now = stepAt(instant);
  for (let step = now - TOLERANCE; step <= now + TOLERANCE; step += 1) {
    if (step > lastStep && timingSafeEqual(Buffer.from(oneTimePassword(secret, step)), Buffer.from(code))) return step;
  }
  return null;
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 base 32 without padding: how a secret is typed into an authenticator application. */
export function toBase32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((chunk) => BASE32[Number.parseInt(chunk.padEnd(5, '0'), 2)]).join('');
}

/** The bytes of a base 32 text; null when a character is none of its alphabet. */
export function fromBase32(text: string): Buffer | null {
  const compact = text.toUpperCase().replace(/[\s=]/g, '');
  const values = [...compact].map((character) => BASE32.indexOf(character));
  if (values.includes(-1)) return null;
  const bits = values.map((value) => value.toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** What an authenticator application reads from a QR code. */
export function otpauthUri(secret: Buffer, account: string, issuer = 'Limpide'): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  return `otpauth://totp/${label}?secret=${toBase32(secret)}&issuer=${encodeURIComponent(issuer)}&algorithm=SHA1&digits=${DIGITS}&period=${STEP_SECONDS}`;
}

import { createHmac, timingSafeEqual } from 'node:crypto';
import { isId } from '#kernel';

/** Which document, for whom, until when. */
export interface DocumentLink {
  readonly documentId: string;
  readonly viewerId: string;
  readonly expiresAt: Date;
}

/** How long a link opens its document, in milliseconds. */
export const LINK_LIFETIME = 5 * 60_000;

/** The link as text: its content and an HMAC-SHA-256 over it. It names its viewer, so that every use leaves their trace. */
export function signLink(link: DocumentLink, key: Buffer): string {
  const body = `${link.documentId}.${link.viewerId}.${link.expiresAt.getTime().toString(36)}`;
  return `${body}.${signature(body, key).toString('base64url')}`;
}

/** The content of a link that is genuine and not over; null for any other text. */
export function readLink(text: string, key: Buffer, now: Date): DocumentLink | null {
  const [documentId = '', viewerId = '', expires = '', sealed = ''] = text.split('.');
  const expected = signature(`${documentId}.${viewerId}.${expires}`, key);
  const given = Buffer.from(sealed, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const expiresAt = new Date(Number.parseInt(expires, 36));
  return isId(documentId) && isId(viewerId) && now < expiresAt ? { documentId, viewerId, expiresAt } : null;
}

const signature = (body: string, key: Buffer): Buffer => createHmac('sha256', key).update(body).digest();

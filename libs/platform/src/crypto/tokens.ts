import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits as text for links, sessions and one-time answers. */
export const randomToken = (): string => randomBytes(32).toString('base64url');

/** What is stored instead of a token: its SHA-256, base64url. Tokens are random, so no salt is needed. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url');

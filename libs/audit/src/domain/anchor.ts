import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import type { ChainHead } from './chain.js';

/**
 * A signed statement, kept outside the table: "at this instant the chain was this long and its last hash was this".
 * Without it a cut tail leaves a shorter chain that still agrees with itself.
 */
export interface Anchor extends ChainHead {
  /** Instant of the statement, ISO 8601, UTC. */
  readonly at: string;
  /** Ed25519 signature (RFC 8032) over `anchorText`, base64. */
  readonly signature: string;
}

export interface AnchorKeys {
  readonly privateKey: KeyObject;
  /** What an auditor needs to check the files without being able to write one. */
  readonly publicKey: KeyObject;
}

/** DER head of an Ed25519 private key in PKCS #8 (RFC 8410 section 7); the 32 bytes of the seed follow. */
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The signing keys that belong to a 32-byte seed: always the same for the same seed. */
export function anchorKeys(seed: Buffer): AnchorKeys {
  if (seed.length !== 32) throw new RangeError('An Ed25519 seed has 32 bytes');
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, seed]), format: 'der', type: 'pkcs8' });
  return { privateKey, publicKey: createPublicKey(privateKey) };
}

const anchorText = (anchor: Omit<Anchor, 'signature'>): Buffer =>
  Buffer.from(JSON.stringify(['audit-anchor.v1', anchor.position, anchor.hash, anchor.at]));

export function signAnchor(head: ChainHead, at: Date, keys: AnchorKeys): Anchor {
  const statement = { position: head.position, hash: head.hash, at: at.toISOString() };
  return { ...statement, signature: sign(null, anchorText(statement), keys.privateKey).toString('base64') };
}

export function isAuthentic(anchor: Anchor, keys: AnchorKeys): boolean {
  return verify(null, anchorText(anchor), keys.publicKey, Buffer.from(anchor.signature, 'base64'));
}

/** An anchor from one line of a file; null when the line is not one. */
export function parseAnchor(line: string): Anchor | null {
  try {
    const value = JSON.parse(line) as Partial<Anchor> | null;
    if (!value || !Number.isSafeInteger(value.position)) return null;
    const { position, hash, at, signature } = value;
    if (typeof hash !== 'string' || typeof at !== 'string' || typeof signature !== 'string') return null;
    return { position: position as number, hash, at, signature };
  } catch {
    return null;
  }
}

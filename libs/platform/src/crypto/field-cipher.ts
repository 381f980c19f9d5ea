import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomFillSync,
  type KeyObject,
} from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/index.js';

const VERSION = 'v1';
/** Only whole authentication tags are accepted: Node would take one of four bytes too. */
const SEAL = { authTagLength: 16 };

/**
 * Encrypts personal fields at rest with AES-256-GCM and finds them again by a keyed hash. Keys are derived from
 * SECRET_KEY (HKDF-SHA-256), one per purpose.
 */
@Injectable()
export class FieldCipher {
  readonly #fieldKey: KeyObject;
  readonly #indexKey: KeyObject;

  constructor(@Inject(CONFIG) config: Pick<Config, 'secretKey'>) {
    if (!config.secretKey) throw new Error('FieldCipher needs SECRET_KEY');
    this.#fieldKey = createSecretKey(derive(config.secretKey, 'field'));
    this.#indexKey = createSecretKey(derive(config.secretKey, 'blind-index'));
  }

  /**
   * `context` says what the text is and whose (`user.email:<id>`): the ciphertext can only be read with the same one,
   * so that a value copied to another row is refused. Answers text safe for a column.
   */
  encrypt(text: string, context: string): string {
    return `${VERSION}.${this.#seal(text, context).toString('base64url')}`;
  }

  /** Throws when the text was changed or belongs to another context. */
  decrypt(stored: string, context: string): string {
    const [version, body] = stored.split('.');
    if (version !== VERSION || body === undefined) throw new Error('Unknown cipher version');
    return this.decryptBytes(Buffer.from(body, 'base64url'), context).toString('utf8');
  }

  /** Nonce (12 bytes) + tag (16 bytes) + ciphertext. */
  encryptBytes(bytes: Buffer, context: string): Buffer {
    return this.#seal(bytes, context);
  }

  #seal(content: Buffer | string, context: string): Buffer {
    const nonce = freshNonce();
    const cipher = createCipheriv('aes-256-gcm', this.#fieldKey, nonce, SEAL).setAAD(Buffer.from(context));
    const body = typeof content === 'string' ? cipher.update(content, 'utf8') : cipher.update(content);
    // A stream cipher: nothing is left for the end.
    cipher.final();
    return Buffer.concat([nonce, cipher.getAuthTag(), body]);
  }

  decryptBytes(stored: Buffer, context: string): Buffer {
    const decipher = createDecipheriv('aes-256-gcm', this.#fieldKey, stored.subarray(0, 12), SEAL)
      .setAAD(Buffer.from(context))
      .setAuthTag(stored.subarray(12, 28));
    return Buffer.concat([decipher.update(stored.subarray(28)), decipher.final()]);
  }

  /** Equal texts give equal hashes, unreadable without the key: for unique columns and look-ups. Normalise first. */
  blindIndex(text: string): string {
    return createHmac('sha256', this.#indexKey).update(text, 'utf8').digest('base64url');
  }

  /** A 32-byte key for another purpose (`audit-anchor`…). */
  static keyFor(secretKey: string, purpose: string): Buffer {
    return derive(secretKey, purpose);
  }
}

const NONCE_BYTES = 12;
/** Random bytes are drawn by the hundred nonces: asking the system for each costs more than the encryption. */
const pool = Buffer.allocUnsafe(NONCE_BYTES * 128);
let drawn = pool.length;

/** Twelve random bytes that were never handed out before. */
function freshNonce(): Buffer {
  if (drawn === pool.length) {
    randomFillSync(pool);
    drawn = 0;
  }
  return Buffer.from(pool.subarray(drawn, (drawn += NONCE_BYTES)));
}

function derive(secretKey: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', Buffer.from(secretKey, 'hex'), Buffer.alloc(0), `limpide/${purpose}`, 32));
}

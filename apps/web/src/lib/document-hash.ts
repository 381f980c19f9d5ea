/**
 * The SHA-256 of a text in hexadecimal digits. Undefined where the browser has no such function: it leaves it out of pages
 * that came over plain http from another machine.
 */
export const sha256: ((text: string) => Promise<string>) | undefined =
  'subtle' in crypto
    ? async (text) => {
        const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
        return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
      }
    : undefined;

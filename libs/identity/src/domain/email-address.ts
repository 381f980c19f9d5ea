import { domainToASCII } from 'node:url';

const LOCAL_PART = /^[^\s@"(),:;<>[\]\\\p{C}]+$/u;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** At least two labels of at most 63 letters, digits and inner dashes (RFC 1035 section 2.3.1), the last not a number. */
function isHostName(host: string): boolean {
  const labels = host.split('.');
  return (
    host.length <= 253 &&
    labels.length >= 2 &&
    labels.every((label) => LABEL.test(label)) &&
    !/^\d*$/.test(labels.at(-1) ?? '')
  );
}

/**
 * One spelling for one mailbox: trimmed, Unicode NFC, lower case, the domain in its ASCII form (RFC 5891). Answers null
 * when the text is no address a mail could go to; quoted local parts and control characters (header injection) are not
 * accepted. Case is folded in the local part too: no provider in use tells `A@x` from `a@x`, and people mix them up.
 */
export function normaliseEmail(text: string): string | null {
  const address = text.trim().normalize('NFC').toLowerCase();
  const at = address.lastIndexOf('@');
  if (at < 1 || address.length > 254) return null;
  const local = address.slice(0, at);
  const host = domainToASCII(address.slice(at + 1));
  if (Buffer.byteLength(local) > 64 || local.startsWith('.') || local.endsWith('.') || local.includes('..'))
    return null;
  if (!LOCAL_PART.test(local) || !isHostName(host)) return null;
  return `${local}@${host}`;
}

import PostalMime, { type Address } from 'postal-mime';

/** One e-mail as it arrived. Addresses are lower case; `to` holds the envelope's recipients, hidden copies included. */
export interface Message {
  readonly id: string;
  readonly receivedAt: Date;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  /** The `Message-ID` header, angle brackets included; null when the sender gave none. */
  readonly messageId: string | null;
  readonly text: string;
  readonly html: string | null;
  /** Header names are lower case; of a repeated header the first is kept. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Which messages are asked for; every part that is given must match. */
export interface MessageFilter {
  /** A recipient's whole address, in any case. */
  readonly to?: string;
  /** Received at this instant or later. */
  readonly after?: Date;
  /** Found in the subject, in any case. */
  readonly subject?: string;
}

/** A message as stored: what the sender's connection said, and the bytes it sent. */
export interface RawMessage {
  readonly id: string;
  readonly receivedAt: Date;
  readonly source: Buffer;
}

/** Headers that record the envelope at the top of the stored file, as a delivering server does (RFC 5321, 4.4). */
const ENVELOPE_FROM = 'Return-Path';
const ENVELOPE_TO = 'Delivered-To';

/** Puts the envelope on top of the bytes received, so that the file alone tells who sent what to whom. */
export function withEnvelope(from: string, to: readonly string[], body: Buffer): Buffer {
  const lines = [`${ENVELOPE_FROM}: <${from}>`, ...to.map((address) => `${ENVELOPE_TO}: ${address}`)];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n`), body]);
}

/** Reads a stored message. What does not parse as MIME is shown as plain text rather than lost. */
export async function parseMessage(raw: RawMessage): Promise<Message> {
  const email = await PostalMime.parse(raw.source);
  const headers: Record<string, string> = {};
  for (const { key, value } of email.headers) headers[key] ??= value;
  const delivered = email.headers.filter(({ key }) => key === ENVELOPE_TO.toLowerCase()).map(({ value }) => value);
  return {
    id: raw.id,
    receivedAt: raw.receivedAt,
    from: addressOf(email.from) ?? (headers['return-path'] ?? '').replace(/[<>]/g, ''),
    to: delivered.map((address) => address.trim().toLowerCase()),
    subject: email.subject ?? '',
    messageId: email.messageId ?? null,
    text: email.text ?? '',
    html: email.html ?? null,
    headers,
  };
}

/** Whether a message is one of those asked for. */
export function matches(message: Message, filter: MessageFilter): boolean {
  if (filter.to !== undefined && !message.to.includes(filter.to.trim().toLowerCase())) return false;
  if (filter.after !== undefined && message.receivedAt < filter.after) return false;
  return filter.subject === undefined || message.subject.toLowerCase().includes(filter.subject.toLowerCase());
}

function addressOf(address: Address | undefined): string | undefined {
  return address?.address?.toLowerCase();
}

import type { Locale } from '#kernel';
import type { MailParts, Reader, Template } from './template.js';

/** A mail ready to be sent and archived. */
export interface MailContent {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const GREETING: Record<Locale, (name: string) => string> = {
  fr: (name) => `Bonjour ${name},`,
  en: (name) => `Hello ${name},`,
};
const SIGNATURE: Record<Locale, string> = { fr: 'L’équipe Limpide', en: 'The Limpide team' };
const REASON: Record<Locale, string> = {
  fr: 'Vous recevez ce message parce qu’il concerne votre compte Limpide ou une de vos réservations.',
  en: 'You receive this message because it is about your Limpide account or one of your bookings.',
};

/** Writes a template for its reader as text and HTML that say the same. */
export function compose<Data>(template: Template<Data>, data: Data, reader: Reader): MailContent {
  const parts = reader.locale === 'fr' ? template.fr(data, reader) : template.en(data, reader);
  const set = (text: string): string => typeset(oneLine(text), reader.locale);
  const mail: MailParts = {
    subject: set(parts.subject),
    paragraphs: [GREETING[reader.locale](reader.name), ...parts.paragraphs].map(set),
    facts: (parts.facts ?? []).map(([label, value]) => [set(label), set(value)]),
    ...(parts.link ? { link: { label: set(parts.link.label), path: reader.publicUrl + parts.link.path } } : {}),
    closing: (parts.closing ?? []).map(set),
  };
  return { subject: mail.subject, text: asText(mail, reader.locale), html: asHtml(mail, reader.locale) };
}

/**
 * French spacing: a narrow no-break space before ; ! ? and inside « », a no-break space before a colon
 * (Imprimerie nationale, Lexique des règles typographiques). English text is left as it is.
 */
export function typeset(text: string, locale: Locale): string {
  if (locale === 'en') return text;
  return text.replace(/ (?=[;!?»])|(?<=«) /g, '\u202f').replace(/ (?=:)/g, '\u00a0');
}

/** Names come from people: no line break or control character of theirs may shape a header or a line. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();

export function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

function asText({ paragraphs, facts, link, closing }: MailParts, locale: Locale): string {
  const colon = locale === 'fr' ? '\u00a0: ' : ': ';
  const blocks = [
    ...paragraphs,
    (facts ?? []).map(([label, value]) => `${label}${colon}${value}`).join('\n'),
    link ? `${link.label}${colon}\n${link.path}` : '',
    ...(closing ?? []),
    SIGNATURE[locale],
    `-- \n${REASON[locale]}`,
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

const CELL = 'padding:4px 16px 4px 0;text-align:left;vertical-align:top';
const BUTTON =
  'display:inline-block;padding:12px 20px;background:#0b5d4e;color:#ffffff;border-radius:6px;text-decoration:none';
const BODY = 'margin:0;padding:24px;background:#ffffff;color:#1b1f23;font:16px/1.5 system-ui,-apple-system,sans-serif';

function asHtml({ subject, paragraphs, facts, link, closing }: MailParts, locale: Locale): string {
  const paragraph = (text: string): string => `<p>${escapeHtml(text)}</p>`;
  const rows = (facts ?? []).map(
    ([label, value]) =>
      `<tr><th scope="row" style="${CELL}">${escapeHtml(label)}</th><td style="${CELL}">${escapeHtml(value)}</td></tr>`,
  );
  const body = [
    ...paragraphs.map(paragraph),
    rows.length > 0 ? `<table style="border-collapse:collapse">${rows.join('')}</table>` : '',
    link ? `<p><a href="${escapeHtml(link.path)}" style="${BUTTON}">${escapeHtml(link.label)}</a></p>` : '',
    ...(closing ?? []).map(paragraph),
    paragraph(SIGNATURE[locale]),
    `<p style="color:#57606a;font-size:13px">${escapeHtml(REASON[locale])}</p>`,
  ];
  return [
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(subject)}</title></head>`,
    `<body style="${BODY}"><main style="max-width:560px;margin:0 auto">`,
    ...body.filter(Boolean),
    '</main></body></html>',
  ].join('\n');
}

import type { Locale } from '#kernel';

export type MessageParameters = Readonly<Record<string, string | number>>;
type Catalogue = Readonly<Record<string, string>>;

const catalogues: Record<Locale, Map<string, string>> = { fr: new Map(), en: new Map() };

/**
 * Adds a feature's messages. Both languages must have the same keys, and a key has one owner; a mistake throws at start.
 * `{name}` in a message is replaced by the parameter of that name.
 */
export function registerMessages(feature: string, messages: { fr: Catalogue; en: Catalogue }): void {
  const missing = [
    ...Object.keys(messages.fr).filter((key) => !(key in messages.en)),
    ...Object.keys(messages.en).filter((key) => !(key in messages.fr)),
  ];
  if (missing.length > 0)
    throw new Error(`${feature}: these messages exist in one language only: ${missing.join(', ')}`);
  for (const locale of ['fr', 'en'] as const) {
    for (const [key, text] of Object.entries(messages[locale])) {
      const known = catalogues[locale].get(key);
      if (known !== undefined && known !== text) throw new Error(`${feature}: the message ${key} already exists`);
      catalogues[locale].set(key, text);
    }
  }
}

/** The message in that language. Throws on an unknown key: a missing text is a bug that a test must find. */
export function translate(locale: Locale, key: string, parameters: MessageParameters = {}): string {
  const text = catalogues[locale].get(key);
  if (text === undefined) throw new Error(`No message ${key} in ${locale}`);
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(parameters[name] ?? whole));
}

/** The language to answer in, from an Accept-Language header; French unless English is preferred. */
export function preferredLocale(header: string | undefined): Locale {
  for (const part of (header ?? '').split(',')) {
    const tag = part.trim().slice(0, 2).toLowerCase();
    if (tag === 'fr' || tag === 'en') return tag;
  }
  return 'fr';
}

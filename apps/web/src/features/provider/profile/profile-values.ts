/** Languages a provider can say they speak: those the API knows, as ISO 639-1 codes. */
const SPOKEN =
  'fr en es pt it de nl pl ro uk ru bg sq sr hr hy ka tr ar fa ku hi ur bn ta zh vi th tl ja ko wo bm ln mg am so ti sw';

/** Their names in the language of the page, for a choice of several. */
export function languageChoices(language: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames([language], { type: 'language' });
  return SPOKEN.split(' ').map((value) => ({ value, label: names.of(value) ?? value }));
}

export const RADIUS = { least: 1_000, most: 50_000, step: 1_000 } as const;

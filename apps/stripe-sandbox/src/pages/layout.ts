/** Makes text safe inside HTML, in elements and in double-quoted attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

export type PageLanguage = 'fr' | 'en';

/** French for `fr` and `fr-*`, English otherwise; `auto` follows the browser. */
export function languageOf(locale: string | null | undefined, acceptLanguage: string | undefined): PageLanguage {
  const wanted = locale === null || locale === undefined || locale === 'auto' ? (acceptLanguage ?? '') : locale;
  return wanted.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}

const STYLE = `
  :root { color-scheme: light dark; --line: #8888; --accent: #0a5c5a; }
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
  .banner { border: 1px dashed var(--line); padding: .4rem .8rem; font-size: .9rem; }
  label { display: block; margin: .9rem 0 .2rem; font-weight: 600; }
  input, select { font: inherit; width: 100%; padding: .6rem; border: 1px solid var(--line); border-radius: .4rem; box-sizing: border-box; }
  input[type=checkbox] { width: auto; margin-right: .5rem; }
  button { font: inherit; margin-top: 1.2rem; padding: .7rem 1.2rem; border: 0; border-radius: .4rem; background: var(--accent); color: #fff; cursor: pointer; }
  button.secondary { background: #666; }
  :focus-visible { outline: 3px solid #e8a33d; outline-offset: 2px; }
  [role=alert] { border-left: .3rem solid #b3261e; padding: .5rem .8rem; }
  table { border-collapse: collapse; width: 100%; font-size: .85rem; } td, th { text-align: left; padding: .2rem .5rem; border-bottom: 1px solid var(--line); }
  .cards { list-style: none; padding: 0; } .cards li { border-bottom: 1px solid var(--line); padding: .4rem 0; } .deeds { display: flex; gap: .8rem; align-items: center; } .deeds button { margin: 0; }
  .amount { font-size: 1.8rem; font-weight: 700; margin: .3rem 0; }
`;

/** A whole page with no outside asset. `body` is HTML: its texts are already escaped. */
export function page(language: PageLanguage, title: string, body: string): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}

/** An amount in cents, as people write it. */
export function money(language: PageLanguage, cents: number, currency: string): string {
  return new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-IE', { style: 'currency', currency }).format(
    cents / 100,
  );
}

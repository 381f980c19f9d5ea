import { readdirSync } from 'node:fs';
import { join } from 'node:path';

type Texts = { readonly [key: string]: string | readonly string[] | Texts };

const FOLDER = import.meta.dirname;
const NAMESPACES = readdirSync(join(FOLDER, 'fr')).filter((file) => file !== 'index.ts');

/** Every text of a catalogue by its path: `nav.search` → `Trouver un prestataire`. */
function textsOf(texts: Texts, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${path}${key}`, value] as [string, string]]
      : textsOf(value as Texts, `${path}${key}.`),
  );
}
const read = async (language: string, file: string): Promise<Map<string, string>> =>
  new Map(textsOf((await import(join(FOLDER, language, file))) as Texts));
const filledIn = (text = ''): string[] =>
  [...new Set(text.match(/\{\{\s*\w+/g) ?? [])].map((name) => name.slice(2).trim()).sort();

describe('what people read', () => {
  it('has the same catalogues in both languages', () => {
    expect(readdirSync(join(FOLDER, 'en')).sort()).toEqual(readdirSync(join(FOLDER, 'fr')).sort());
    expect(NAMESPACES.length).toBeGreaterThan(5);
  });

  it.each(NAMESPACES)('says everything in French and in English: %s', async (file) => {
    const [french, english] = [await read('fr', file), await read('en', file)];
    expect([...english.keys()].sort()).toEqual([...french.keys()].sort());
    for (const [path, text] of [...french, ...english]) expect([path, text.trim()]).not.toEqual([path, '']);
    for (const [path, text] of french) expect([path, filledIn(english.get(path))]).toEqual([path, filledIn(text)]);
  });

  it.each(NAMESPACES)('is set as each language sets it: %s', async (file) => {
    // French keeps `:`, `;`, `!`, `?`, `%`, `€` and what stands inside « » on the line of the word before; English has no space.
    const french = [...(await read('fr', file))].filter(([, text]) =>
      / [:;!?»%€](?!\S)|« |\w[;!?»](?!\S)|\w:\s/.test(text),
    );
    const english = [...(await read('en', file))].filter(([, text]) => /\s[:;!?%](?!\S)|[«»]/.test(text));
    expect({ french, english }).toEqual({ french: [], english: [] });
    const straight = [...(await read('fr', file)), ...(await read('en', file))].filter(([, text]) =>
      /'|\.\.\./.test(text),
    );
    expect(straight).toEqual([]);
  });
});

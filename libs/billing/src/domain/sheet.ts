import type { Locale } from '#kernel';

/** A document laid out in words: what a renderer draws, block by block, in reading order. */
export interface Sheet {
  readonly locale: Locale;
  /** The document's title as a file and a screen reader name it: `Facture F2026-000001`. */
  readonly title: string;
  readonly heading: string;
  readonly number: string;
  /** Name on the letterhead. */
  readonly letterhead: string;
  readonly blocks: readonly Block[];
  /** At the foot of every page; `{page}` and `{pages}` are filled in. */
  readonly footer: string;
}

export type Block =
  | { readonly type: 'facts'; readonly facts: readonly Fact[] }
  | { readonly type: 'parties'; readonly parties: readonly PartyBlock[] }
  | {
      readonly type: 'table';
      readonly title: string;
      readonly columns: readonly { readonly title: string; readonly align: 'left' | 'right'; readonly share: number }[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly type: 'totals'; readonly lines: readonly (Fact & { readonly strong: boolean })[] }
  | { readonly type: 'sentences'; readonly title: string; readonly sentences: readonly string[] };

export interface Fact {
  readonly label: string;
  readonly value: string;
}

export interface PartyBlock {
  readonly title: string;
  readonly name: string;
  readonly lines: readonly string[];
}

import { localDate, PARIS, type Locale } from '#kernel';
import type { QuoteDocument } from '#pricing';
import type { Party } from './document-content.js';
import { fact, linesTable, partyBlock, totalsOfLines } from './document-sheet.js';
import { visitLines } from './visit-lines.js';
import type { PartyBlock, Sheet } from './sheet.js';
import { taxLines } from './lines.js';
import { dayText, instantText, moneyText, phoneText, timeText } from './wording.js';
import { fill, words } from './words.js';

/** What a quote's paper needs beyond the frozen quote. */
export interface QuotePaper {
  readonly quote: QuoteDocument;
  /** SHA-256 of the frozen quote: the paper says of which one it is a picture. */
  readonly hash: string;
  readonly seller: Party;
  readonly customerName: string;
  readonly platformName: string;
  readonly mediator: { readonly name: string; readonly address: string; readonly url: string };
  readonly locale: Locale;
}

/** Lays out a frozen quote (arrêté of 24 January 2017, free of charge): the same quote always gives the same paper. */
export function quoteSheet(paper: QuotePaper): Sheet {
  const { quote, seller, customerName, locale } = paper;
  const said = words[locale];
  const { labels } = said;
  const number = `D-${quote.quoteId.replaceAll('-', '').slice(-8).toUpperCase()}`;
  const { lines, totals } = taxLines(visitLines(quote));
  const { start, end, timeZone } = quote.visit;
  const customer = { name: customerName, address: [quote.place.municipality] };
  const nobody = { siret: null, siren: null, vatNumber: null, legalForm: null, email: null };
  return {
    locale,
    title: `${said.titles.QUOTE} ${number}`,
    heading: said.titles.QUOTE,
    number,
    letterhead: seller.name,
    blocks: [
      {
        type: 'facts',
        facts: [
          fact(labels.number, number),
          fact(labels.issuedOn, dayText(localDate(new Date(quote.createdAt), PARIS), locale)),
          fact(labels.validUntil, instantText(quote.expiresAt, locale, PARIS)),
          fact(
            labels.visit,
            `${quote.service.name[locale]}, ${instantText(start, locale, timeZone)} – ${timeText(end, locale, timeZone)}`,
          ),
          fact(labels.place, quote.place.municipality),
        ],
      },
      {
        type: 'parties',
        parties: [sellerBlock(paper), partyBlock(labels.to, { ...nobody, ...customer }, said)],
      },
      linesTable(lines, said, locale),
      totalsOfLines(totals, labels.total, said, locale),
      {
        type: 'sentences',
        title: labels.terms,
        sentences: termsOf(paper),
      },
    ],
    footer: `${said.titles.QUOTE} ${number} · ${labels.page}`,
  };
}

/**
 * Before the contract a consumer is told how to reach who sells: post, telephone and e-mail (Code de la consommation art. L111-1
 * 4° and R111-1 1°; DSA art. 30). They are on the frozen quote, which its customer alone sees, and on no paper that follows.
 */
function sellerBlock({ quote, seller, locale }: QuotePaper): PartyBlock {
  const said = words[locale];
  const block = partyBlock(said.labels.from, seller, said);
  const { phone, email } = quote.provider.trader;
  return { ...block, lines: [...block.lines, phoneText(phone), email] };
}

const FREE = { fr: 'Devis gratuit, établi par {platform}.', en: 'Free quote, drawn up by {platform}.' } as const;
const CANCELLING = {
  fr: 'Annulation à partir du {from} : {fee} de frais.',
  en: 'Cancelling from {from}: a fee of {fee}.',
} as const;

/** What the quote promises and on what, down to the hash of the frozen quote itself. */
function termsOf({ quote, hash, platformName, mediator, locale }: QuotePaper): string[] {
  const said = words[locale];
  const { sapDeclarationNumber } = quote.provider.trader;
  const { timeZone } = quote.visit;
  return [
    fill(FREE[locale], { platform: platformName }),
    ...(quote.price.vatRegime === 'FRANCHISE_293B' ? [said.mentions.FRANCHISE] : []),
    ...(sapDeclarationNumber ? [fill(said.mentions.SAP, { sap: sapDeclarationNumber })] : []),
    ...quote.cancellation.steps
      .filter(({ feeCents }) => feeCents > 0)
      .map(({ from, feeCents }) =>
        fill(CANCELLING[locale], { from: instantText(from, locale, timeZone), fee: moneyText(feeCents, locale) }),
      ),
    fill(said.mentions.MEDIATOR, {
      mediator: mediator.name,
      mediatorAddress: mediator.address,
      mediatorUrl: mediator.url,
    }),
    `SHA-256 ${hash}`,
  ];
}

import type { ContentLine, DocumentContent, Party } from './document-content.js';
import { isElectronicInvoice, KIND_FACTS } from './document-kind.js';
import type { MentionCode } from './mentions.js';
import type { Block, Fact, PartyBlock, Sheet } from './sheet.js';
import { dayText, durationText, instantText, moneyText, percentText, registrationText, timeText } from './wording.js';
import { fill, words, type Words } from './words.js';

/** Lays a document out in its recipient's language. `withoutStreet` leaves the recipient's street out (promise ADDR-1). */
export function documentSheet(content: DocumentContent, withoutStreet = false): Sheet {
  const said = words[content.locale];
  const heading = said.titles[content.kind];
  const recipient = withoutStreet ? withTownOnly(content.recipient) : content.recipient;
  return {
    locale: content.locale,
    title: `${heading} ${content.number}`,
    heading,
    number: content.number,
    letterhead: content.issuer.name,
    blocks: [
      { type: 'facts', facts: factsOf(content, said) },
      {
        type: 'parties',
        parties: [partyBlock(said.labels.from, content.issuer, said), partyBlock(said.labels.to, recipient, said)],
      },
      ...(content.statement ? statementBlocks(content, said) : [linesBlock(content, said), totalsBlock(content, said)]),
      {
        type: 'sentences',
        title: said.labels.mentions,
        sentences: content.mentions.map((code) => mentionText(code, content, said)),
      },
    ],
    footer: `${content.issuer.name} · ${heading} ${content.number} · ${said.labels.page}`,
  };
}

/** The last line of an address holds postal code and town. */
const withTownOnly = (party: Party): Party => ({ ...party, address: party.address.slice(-1) });

export const fact = (label: string, value: string): Fact => ({ label, value });

function factsOf(content: DocumentContent, said: Words): Fact[] {
  const { booking, locale, corrects, suppliedOn, statement } = content;
  const { labels } = said;
  return [
    fact(labels.number, content.number),
    fact(labels.issuedOn, dayText(content.issuedOn, locale)),
    ...(suppliedOn ? [fact(labels.suppliedOn, dayText(suppliedOn, locale))] : []),
    ...(statement
      ? [fact(labels.period, `${dayText(statement.from, locale)} – ${dayText(statement.to, locale)}`)]
      : []),
    ...(corrects ? [fact(labels.corrects, `${corrects.number} (${dayText(corrects.issuedOn, locale)})`)] : []),
    ...(booking
      ? [
          fact(labels.booking, booking.reference),
          fact(labels.visit, `${booking.service[locale]}, ${visitText(content)}`),
          fact(labels.place, booking.municipality),
        ]
      : []),
  ];
}

function visitText({ booking, locale }: DocumentContent): string {
  if (!booking) return '';
  const { start, end, timeZone } = booking;
  return `${instantText(start, locale, timeZone)} – ${timeText(end, locale, timeZone)}`;
}

export function partyBlock(title: string, party: Party, { labels }: Words): PartyBlock {
  return {
    title,
    name: party.name,
    lines: [
      ...party.address,
      ...(party.legalForm ? [party.legalForm] : []),
      ...(party.siret ? [`${labels.siret} ${registrationText(party.siret)}`] : []),
      ...(party.siren && !party.siret ? [`${labels.siren} ${registrationText(party.siren)}`] : []),
      ...(party.vatNumber ? [`${labels.vatNumber} ${party.vatNumber}`] : []),
      ...(party.email ? [party.email] : []),
    ],
  };
}

/** Between businesses prices are without tax (CGI ann. II art. 242 nonies A I-8°), for consumers with it. */
export function linesTable(
  lines: readonly ContentLine[],
  said: Words,
  locale: DocumentContent['locale'],
  withoutTax = false,
): Block {
  const { labels } = said;
  return {
    type: 'table',
    title: labels.details,
    columns: [
      { title: labels.line, align: 'left', share: 0.4 },
      { title: labels.quantity, align: 'right', share: 0.13 },
      { title: withoutTax ? labels.unitPriceNet : labels.unitPrice, align: 'right', share: 0.18 },
      { title: labels.vatRate, align: 'right', share: 0.11 },
      { title: withoutTax ? labels.amountNet : labels.amount, align: 'right', share: 0.18 },
    ],
    rows: lines.map((line) => [
      lineText(line, said, locale),
      line.minutes === null ? '1' : durationText(line.minutes),
      unitPriceText(line, locale, withoutTax),
      line.vatBasisPoints === 0 ? '–' : `${percentText(line.vatBasisPoints, locale)}\u00A0%`,
      moneyText(withoutTax ? line.netCents : line.amountCents, locale),
    ]),
  };
}

function unitPriceText(line: ContentLine, locale: DocumentContent['locale'], withoutTax: boolean): string {
  if (withoutTax) return moneyText(line.netCents, locale);
  return line.hourlyRateCents === null
    ? moneyText(line.amountCents, locale)
    : `${moneyText(line.hourlyRateCents, locale)}/h`;
}

const lineText = (line: ContentLine, said: Words, locale: DocumentContent['locale']): string =>
  fill(said.lines[line.code], {
    name: line.name?.[locale] ?? said.lines.OTHER,
    percent: percentText(line.basisPoints ?? 0, locale),
  });

const linesBlock = ({ lines, locale, kind }: DocumentContent, said: Words): Block =>
  linesTable(lines, said, locale, isElectronicInvoice(kind));

function totalsBlock(content: DocumentContent, said: Words): Block {
  const total = KIND_FACTS[content.kind].corrects ? said.labels.totalCredit : said.labels.total;
  return totalsOfLines(content.totals, total, said, content.locale);
}

/** Net, tax by rate, total: as a list with dotted leaders, the sign of the house. */
export function totalsOfLines(
  totals: DocumentContent['totals'],
  totalLabel: string,
  { labels }: Words,
  locale: DocumentContent['locale'],
): Block {
  return {
    type: 'totals',
    lines: [
      { ...fact(labels.net, moneyText(totals.netCents, locale)), strong: false },
      ...totals.byRate
        .filter(({ basisPoints }) => basisPoints > 0)
        .map(({ basisPoints, netCents, vatCents }) => ({
          label: fill(labels.vat, { rate: percentText(basisPoints, locale), net: moneyText(netCents, locale) }),
          value: moneyText(vatCents, locale),
          strong: false,
        })),
      { ...fact(totalLabel, moneyText(totals.totalCents, locale)), strong: true },
    ],
  };
}

function statementBlocks(content: DocumentContent, said: Words): Block[] {
  const { statement, locale } = content;
  if (!statement) return [];
  const { labels } = said;
  return [
    {
      type: 'table',
      title: labels.details,
      columns: [
        { title: labels.date, align: 'left', share: 0.24 },
        { title: labels.what, align: 'left', share: 0.38 },
        { title: labels.booking, align: 'left', share: 0.18 },
        { title: labels.amountPlain, align: 'right', share: 0.2 },
      ],
      rows: statement.lines.map((line) => [
        dayText(line.on, locale),
        said.statement[line.code],
        line.bookingReference,
        moneyText(line.amountCents, locale),
      ]),
    },
    {
      type: 'totals',
      lines: [
        { ...fact(labels.opening, moneyText(statement.openingCents, locale)), strong: false },
        { ...fact(labels.closing, moneyText(statement.closingCents, locale)), strong: true },
      ],
    },
  ];
}

function mentionText(code: MentionCode, content: DocumentContent, said: Words): string {
  const { mediator, mandate, locale, paidOn } = content;
  return fill(said.mentions[code], {
    sap: content.sapDeclarationNumber ?? '',
    platform: content.platformName,
    issuer: content.issuer.name,
    accepted: mandate ? dayText(mandate.acceptedOn, locale) : '',
    version: mandate?.version ?? '',
    paid: paidOn ? dayText(paidOn, locale) : '',
    corrected: content.corrects?.number ?? '',
    mediator: mediator?.name ?? '',
    mediatorAddress: mediator?.address ?? '',
    mediatorUrl: mediator?.url ?? '',
  });
}

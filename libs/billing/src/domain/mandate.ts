import { createHash } from 'node:crypto';
import type { Locale } from '#kernel';

/** The text in force. A change of its meaning is a new version: providers accept anew. */
export const MANDATE_VERSION = '2026-11-22';

const FR = `Mandat de facturation (art. 289 I-2 du Code général des impôts)

1. Je donne mandat à {company} d'établir et d'émettre en mon nom et pour mon compte les factures et avoirs de mes prestations réservées par son intermédiaire.
2. Chaque facture porte la mention « Facture établie par {company} au nom et pour le compte de » suivie de mon nom, et un numéro d'une série qui m'est propre.
3. Une copie de chaque facture est à ma disposition dès son émission. Je dispose de quinze jours pour la contester ; passé ce délai elle est réputée acceptée.
4. Je reste responsable de mes obligations de facturation et de TVA, et je signale sans délai tout changement de mon identité, de mon adresse ou de mon régime de TVA.
5. Je peux mettre fin à ce mandat à tout moment, par écrit ou dans mon espace, sans motif ni préavis ; un e-mail m'en donne acte. Les factures déjà émises demeurent.`;

const EN = `Invoicing mandate (article 289 I-2 of the French tax code)

1. I appoint {company} to draw up and issue, in my name and on my behalf, the invoices and credit notes for my services booked through it.
2. Each invoice carries the words “Facture établie par {company} au nom et pour le compte de” followed by my name, and a number from a series of my own.
3. A copy of each invoice is available to me as soon as it is issued. I have fifteen days to contest it; after that it is deemed accepted.
4. I remain responsible for my invoicing and VAT obligations, and report any change of my identity, address or VAT status without delay.
5. I can end this mandate at any time, in writing or in my account, without reason or notice; an e-mail acknowledges it. Invoices already issued remain.

The French text prevails.`;

/** What a provider is asked to accept. */
export const mandateText = (locale: Locale, company: string): string =>
  (locale === 'fr' ? FR : EN).replaceAll('{company}', company);

/** SHA-256 of the French text, the one that binds; hexadecimal. */
export const mandateHash = (company: string): string =>
  createHash('sha256').update(mandateText('fr', company), 'utf8').digest('hex');

import { createHash } from 'node:crypto';
import { DAY, localDate, PARIS, plus } from '#kernel';
import type { FieldCipher } from '#platform/crypto';
import type { SeedRows } from './copy.js';
import { drawPaper, type PaperPage } from './draw-paper.js';
import type { SeedProvider } from './make-provider.js';

/** What a provider has handed in for a credential that still waits for its reviewer. */
export interface WaitingPaper {
  readonly documentId: string;
  readonly ownerId: string;
  readonly page: PaperPage;
  readonly handedInAt: Date;
}

/** A file of the vault: what is kept under which name. */
export interface VaultFile {
  readonly key: string;
  readonly bytes: Buffer;
}

/**
 * Draws papers and puts them as an upload would into the vault: encrypted, kept, handed in for a credential. The files'
 * names follow from their documents, so that a seed that is started again writes over what an interrupted one left.
 */
export async function vaultPapers(
  papers: readonly WaitingPaper[],
  cipher: FieldCipher,
): Promise<{ rows: SeedRows[]; files: VaultFile[] }> {
  const made = [];
  for (const paper of papers) made.push(await vaultPaper(paper, cipher));
  const used = new Map<string, { documents: number; bytes: number }>();
  for (const { row } of made) {
    const { documents, bytes } = used.get(row.owner_id) ?? { documents: 0, bytes: 0 };
    used.set(row.owner_id, { documents: documents + 1, bytes: bytes + row.bytes });
  }
  return {
    rows: [
      { table: 'vault_document', rows: made.map(({ row }) => row) },
      { table: 'vault_usage', rows: [...used].map(([owner_id, room]) => ({ owner_id, ...room })) },
    ],
    files: made.map(({ file }) => file),
  };
}

async function vaultPaper({ documentId, ownerId, page, handedInAt }: WaitingPaper, cipher: FieldCipher) {
  const drawn = await drawPaper(page, handedInAt);
  const key = `documents/seed-${documentId}`;
  const row = {
    id: documentId,
    owner_id: ownerId,
    content_type: 'application/pdf',
    bytes: drawn.length,
    sha256: createHash('sha256').update(drawn).digest('hex'),
    storage_key: key,
    purpose: 'credential',
    attached_at: handedInAt,
    scanner: 'none',
    created_at: handedInAt,
    kept_at: handedInAt,
  };
  return { row, file: { key, bytes: cipher.encryptBytes(drawn, `document:${documentId}`) } };
}

type Facts = Readonly<Record<string, unknown>>;
type Holder = Pick<SeedProvider, 'trader' | 'siret' | 'since'>;

/** What is on the document behind a credential; null for those that need none. `facts` are what was typed with it. */
export function paperOf(type: string, provider: Holder, facts: Facts): PaperPage | null {
  const page = PAPERS[type]?.(provider, facts);
  if (!page) return null;
  const { legalName, address } = provider.trader;
  return { ...page, fields: [['Nom', legalName], ['Adresse', address], ...page.fields] };
}

/** Beside the holder's name and address. */
const PAPERS: Readonly<Record<string, (provider: Holder, facts: Facts) => PaperPage>> = {
  IDENTITY: (_, facts) => ({
    issuer: 'République fictive de Démonstration',
    title: 'Carte d’identité',
    portrait: true,
    fields: [
      ['Nationalité', 'Française'],
      ['Expire le', french(facts['validUntil'])],
    ],
    text: 'La photographie et la signature du titulaire ont été remplacées.',
  }),
  INSURANCE: (_, facts) => ({
    issuer: String(facts['insurer']),
    title: 'Attestation d’assurance de responsabilité civile professionnelle',
    fields: [
      ['Contrat n°', String(facts['policyNumber'])],
      ['Activités garanties', String(facts['activities'])],
      [
        'Garantie, par sinistre',
        `${(Number(facts['amountCents']) / 100).toLocaleString('fr-FR').replaceAll(/\s/g, ' ')} €`,
      ],
      ['Du', french(facts['from'])],
      ['Au', french(facts['to'])],
    ],
    text: 'La présente attestation est délivrée pour servir et valoir ce que de droit. Elle n’implique qu’une présomption de garantie.',
  }),
  BUSINESS: ({ siret, since }, facts) => ({
    issuer: 'Répertoire des entreprises (démonstration)',
    title: 'Avis de situation au répertoire',
    fields: [
      ['SIRET', siret.replace(/(\d{3})(\d{3})(\d{3})(\d{5})/, '$1 $2 $3 $4')],
      ['Forme', String(facts['legalForm'])],
      ['Activité (APE)', '81.21Z, nettoyage courant des bâtiments'],
      ['Active depuis le', french(localDate(plus(since, -90 * DAY), PARIS))],
    ],
    text: 'État de l’établissement à la date de cet avis : en activité.',
  }),
  VIGILANCE: ({ siret }, facts) => ({
    issuer: 'Organisme de recouvrement (démonstration)',
    title: 'Attestation de vigilance',
    fields: [
      ['SIRET', siret],
      ['Code de sécurité', String(facts['securityCode'])],
      ['Délivrée le', french(facts['issuedOn'])],
    ],
    text: 'Le déclarant est à jour de ses obligations de déclaration et de paiement (articles L. 243-15 du code de la sécurité sociale et D. 8222-5 du code du travail).',
  }),
};

/** `2026-11-22` as `22/11/2026`. */
const french = (date: unknown): string => String(date).split('-').reverse().join('/');

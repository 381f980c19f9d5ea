/** What may be uploaded, by the type that the bytes themselves show. */
export const DOCUMENT_TYPES = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'] as const;
export type DocumentType = (typeof DOCUMENT_TYPES)[number];

const EXTENSIONS: Record<DocumentType, string> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
};

export const isDocumentType = (type: string | undefined): type is DocumentType =>
  (DOCUMENT_TYPES as readonly (string | undefined)[]).includes(type);

export const isImage = (type: DocumentType): boolean => type !== 'application/pdf';

/** The name a document is downloaded under: ours, never the one it was uploaded with. */
export const downloadName = (documentId: string, type: DocumentType): string =>
  `document-${documentId.slice(-8)}.${EXTENSIONS[type]}`;

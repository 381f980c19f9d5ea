/** Who asks for a document, as far as the rule needs to know. */
export interface DocumentViewer {
  readonly userId: string;
  /** Admin with the permission for money. */
  readonly mayFinance: boolean;
}

/** In which capacity somebody opens a document; null: for them it does not exist. */
export type DocumentReader = 'RECIPIENT' | 'ISSUER' | 'FINANCE';

/** To whom it is addressed, in whose name it was issued, and finance staff, whose looks are written down. */
export function readerOf(
  viewer: DocumentViewer,
  document: { readonly recipientUserId: string; readonly issuerUserId: string | null },
): DocumentReader | null {
  if (viewer.userId === document.recipientUserId) return 'RECIPIENT';
  if (viewer.userId === document.issuerUserId) return 'ISSUER';
  return viewer.mayFinance ? 'FINANCE' : null;
}

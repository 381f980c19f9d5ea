/** Who asks for a document, as far as the rule needs to know. */
export interface Viewer {
  readonly userId: string;
  /** Admin with the permission to review credentials. */
  readonly mayVet: boolean;
}

/** What a document was handed in for; a draft has no purpose yet. */
export const CREDENTIAL = 'credential';

/**
 * The owner always; a reviewer of credentials once it was handed in as one. Nobody else: for them it does not exist.
 */
export const canView = (
  viewer: Viewer,
  document: { readonly ownerId: string; readonly purpose: string | null },
): boolean => viewer.userId === document.ownerId || (viewer.mayVet && document.purpose === CREDENTIAL);

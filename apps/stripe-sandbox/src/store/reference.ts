/** A reference to another object: Stripe's types allow the object itself, the store keeps its id. */
type Reference = string | { id?: string } | null | undefined;

/** The id, or null when nothing is referred to. */
export function findId(reference: Reference): string | null {
  if (typeof reference === 'string') return reference;
  return reference?.id ?? null;
}

/** @throws Error when nothing is referred to: the state then contradicts itself */
export function getId(reference: Reference): string {
  const id = findId(reference);
  if (id === null) throw new Error('A reference that must be there is missing');
  return id;
}

/** Nothing to show yet: the library of toasts has not been fetched. */
let wanted = false;
const listeners = new Set<() => void>();

export const toasterWanted = (): boolean => wanted;

export function onToasterWanted(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** There is a first toast to show. */
export function wantToaster(): void {
  if (wanted) return;
  wanted = true;
  for (const listener of listeners) listener();
}

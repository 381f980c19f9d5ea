import { useState } from 'react';

const PREFIX = 'limpide.kept.';

/** State that outlives a reload and a lost tab for as long as the session of the browser; `forget` when it was sent. */
export function useKept<T>(name: string, initial: T): [T, (next: T) => void, () => void] {
  const [value, setValue] = useState<T>(() => {
    const kept = sessionStorage.getItem(PREFIX + name);
    return kept ? (JSON.parse(kept) as T) : initial;
  });
  const keep = (next: T): void => {
    sessionStorage.setItem(PREFIX + name, JSON.stringify(next));
    setValue(next);
  };
  const forget = (): void => sessionStorage.removeItem(PREFIX + name);
  return [value, keep, forget];
}

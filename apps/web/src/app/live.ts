import type { ApolloClient } from '@apollo/client';
import { useEffect } from 'react';

/** What the server tells open screens: something of this kind with this id changed. */
export interface Change {
  readonly kind: 'booking' | 'review' | 'provider-file' | 'payment';
  readonly id: string;
}

const CHANGED = 'limpide:changed';

/**
 * Opens the live connection of whoever is signed in. On each change, and after a lost connection came back, what is on
 * the screen is asked for again. Answers what closes it. The library is fetched only now: visitors never need it.
 */
export function listenForChanges(client: ApolloClient): () => void {
  let closed = false;
  let close = (): void => undefined;
  void import('socket.io-client').then(({ io }) => {
    if (closed) return;
    const socket = io({ withCredentials: true });
    let connectedBefore = false;
    const refresh = (): void => void client.refetchQueries({ include: 'active' }).catch(() => undefined);
    socket.on('connect', () => {
      if (connectedBefore) refresh();
      connectedBefore = true;
    });
    socket.on('changed', (change: Change) => {
      window.dispatchEvent(new CustomEvent<Change>(CHANGED, { detail: change }));
      refresh();
    });
    close = () => void socket.close();
  });
  return () => {
    closed = true;
    close();
  };
}

/** Runs `onChange` whenever the server says that something changed: for a toast; data is refetched anyway. */
export function useChanges(onChange: (change: Change) => void): void {
  useEffect(() => {
    const listener = (event: Event): void => onChange((event as CustomEvent<Change>).detail);
    window.addEventListener(CHANGED, listener);
    return () => window.removeEventListener(CHANGED, listener);
  }, [onChange]);
}

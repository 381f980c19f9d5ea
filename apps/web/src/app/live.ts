import type { ApolloClient } from '@apollo/client';

/**
 * Opens the live connection of whoever is signed in. On each change, and after a lost connection came back, what is on
 * the screen is asked for again. Answers what closes it. The library is fetched only now: visitors never need it.
 */
export function listenForChanges(client: ApolloClient): () => void {
  let closed = false;
  let close = (): void => undefined;
  void import('socket.io-client').then(({ io }) => {
    if (closed) return;
    // A WebSocket is one connection to one node; polling would have to come back to the same one.
    const socket = io({ withCredentials: true, transports: ['websocket', 'polling'], tryAllTransports: true });
    let connectedBefore = false;
    const refresh = (): void => void client.refetchQueries({ include: 'active' }).catch(() => undefined);
    socket.on('connect', () => {
      if (connectedBefore) refresh();
      connectedBefore = true;
    });
    socket.on('changed', refresh);
    close = () => void socket.close();
  });
  return () => {
    closed = true;
    close();
  };
}

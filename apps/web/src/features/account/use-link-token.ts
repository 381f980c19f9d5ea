import { useEffect, useState } from 'react';

/**
 * The secret of a mailed link, from the fragment (which browsers never send on); null for a link that was cut. It leaves
 * the address bar and the history as soon as it is read.
 */
export function useLinkToken(): string | null {
  const [token] = useState(() => new URLSearchParams(window.location.hash.slice(1)).get('token'));
  useEffect(() => {
    window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search);
  }, []);
  return token;
}

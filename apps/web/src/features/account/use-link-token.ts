import { useState } from 'react';

/** The secret of a mailed link, from the fragment (which browsers never send on); null for a link that was cut. */
export function useLinkToken(): string | null {
  const [token] = useState(() => new URLSearchParams(window.location.hash.slice(1)).get('token'));
  return token;
}

import type { Viewer } from './session';

type LinkKey = 'search' | 'howItWorks' | 'prices' | 'becomeProvider' | 'bookings' | 'account' | 'provider' | 'admin';

export interface NavigationLink {
  readonly to: string;
  readonly text: `nav.${LinkKey}`;
}

const link = (to: string, key: LinkKey): NavigationLink => ({ to, text: `nav.${key}` });

/** Where everyone can go. */
export const PUBLIC_LINKS = [link('/search', 'search'), link('/how-it-works', 'howItWorks'), link('/prices', 'prices')];

/** Where this person can go besides, most used first. */
export function personalLinks(viewer: Viewer): NavigationLink[] {
  const plays = (role: Viewer['roles'][number]): boolean => viewer.roles.includes(role);
  return [
    ...(plays('ADMIN') || viewer.secondFactorNeeded ? [link('/admin', 'admin')] : []),
    ...(plays('PROVIDER') ? [link('/provider', 'provider')] : []),
    ...(plays('CUSTOMER') ? [link('/bookings', 'bookings')] : []),
    link('/account', 'account'),
  ];
}

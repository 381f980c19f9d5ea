import type { RouteObject } from 'react-router';
import { lazyPage } from '../../app/lazy-page';
import { RequireRole } from '../../app/session';

/** Open to whoever is signed in: one becomes a provider here. The layout asks for a file before it shows anything else. */
export const routes: RouteObject[] = [
  {
    element: <RequireRole />,
    children: [
      {
        lazy: lazyPage(() => import('./provider-layout'), 'provider', 'search'),
        children: [
          { path: '/provider', lazy: lazyPage(() => import('./pages/today-page'), 'provider') },
          { path: '/provider/agenda', lazy: lazyPage(() => import('./pages/agenda-page'), 'provider') },
          { path: '/jobs', lazy: lazyPage(() => import('./pages/agenda-page'), 'provider') },
          {
            path: '/jobs/:bookingId',
            lazy: lazyPage(() => import('./pages/job-page'), 'provider', 'booking', 'extras', 'rescue'),
          },
          { path: '/provider/availability', lazy: lazyPage(() => import('./pages/availability-page'), 'provider') },
          { path: '/provider/credentials', lazy: lazyPage(() => import('./pages/credentials-page'), 'provider') },
          { path: '/provider/prices', lazy: lazyPage(() => import('./pages/prices-page'), 'provider') },
          {
            path: '/provider/listing',
            lazy: lazyPage(() => import('./pages/listing-page'), 'provider', 'search', 'documents'),
          },
          { path: '/provider/payouts', lazy: lazyPage(() => import('./pages/payouts-page'), 'provider', 'payouts') },
          {
            path: '/provider/earnings',
            lazy: lazyPage(() => import('./pages/earnings-page'), 'provider', 'extras', 'payouts'),
          },
          {
            path: '/provider/documents',
            lazy: lazyPage(() => import('../documents/pages/provider-documents-page'), 'documents'),
          },
          { path: '/provider/reviews', lazy: lazyPage(() => import('./pages/reviews-page'), 'provider') },
          { path: '/provider/ranking', lazy: lazyPage(() => import('./pages/ranking-page'), 'provider') },
        ],
      },
      { path: '/provider/apply', lazy: lazyPage(() => import('./pages/apply-page'), 'provider', 'search') },
    ],
  },
];

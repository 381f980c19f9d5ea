import type { RouteObject } from 'react-router';
import { lazyPage } from '../../app/lazy-page';
import { RequireRole } from '../../app/session';

export const routes: RouteObject[] = [
  {
    path: '/account',
    element: <RequireRole />,
    children: [
      {
        lazy: lazyPage(() => import('./account-layout'), 'customer', 'extras'),
        children: [
          { index: true, lazy: lazyPage(() => import('./pages/profile-page'), 'customer') },
          { path: 'addresses', lazy: lazyPage(() => import('./pages/addresses-page'), 'customer', 'search') },
          { path: 'cards', lazy: lazyPage(() => import('./pages/cards-page'), 'cards') },
          { path: 'credits', lazy: lazyPage(() => import('./pages/credits-page'), 'customer', 'extras') },
          {
            path: 'documents',
            lazy: lazyPage(() => import('../documents/pages/customer-documents-page'), 'documents'),
          },
          { path: 'security', lazy: lazyPage(() => import('./pages/security-page'), 'customer') },
        ],
      },
    ],
  },
];

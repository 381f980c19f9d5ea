import type { RouteObject } from 'react-router';
import { lazyPage } from '../../app/lazy-page';
import { RequireRole } from '../../app/session';
import { RequirePermission } from './require-permission';
import type { Permission } from './sections';

const only = (anyOf: readonly Permission[], ...children: RouteObject[]): RouteObject => ({
  element: <RequirePermission anyOf={anyOf} />,
  children,
});

export const routes: RouteObject[] = [
  {
    path: '/admin',
    element: <RequireRole role="ADMIN" />,
    children: [
      {
        lazy: lazyPage(() => import('./admin-layout'), 'admin'),
        children: [
          { index: true, lazy: lazyPage(() => import('./pages/overview-page'), 'admin') },
          only(
            ['VETTING'],
            { path: 'vetting', lazy: lazyPage(() => import('./pages/vetting-page'), 'vetting') },
            {
              path: 'vetting/:providerId',
              lazy: lazyPage(() => import('./pages/provider-file-page'), 'admin', 'vetting'),
            },
          ),
          only(['SUPPORT', 'FINANCE', 'SECURITY'], {
            path: 'bookings',
            lazy: lazyPage(() => import('./pages/bookings-page'), 'admin', 'staff'),
          }),
          only(['SUPPORT'], {
            path: 'rescues',
            lazy: lazyPage(() => import('./pages/rescues-page'), 'admin', 'rescue'),
          }),
          only(['CONTENT'], { path: 'reviews', lazy: lazyPage(() => import('./pages/reports-page'), 'admin') }),
          only(['FINANCE', 'SUPPORT'], {
            path: 'ledger/:bookingId?',
            lazy: lazyPage(() => import('./pages/ledger-page'), 'ledger', 'disputes', 'documents', 'explain'),
          }),
          only(
            ['FINANCE'],
            { path: 'disputes', lazy: lazyPage(() => import('./pages/disputes-page'), 'disputes') },
            {
              path: 'disputes/:disputeId',
              lazy: lazyPage(() => import('./pages/dispute-page'), 'disputes', 'disputeFiles'),
            },
            { path: 'unpaid', lazy: lazyPage(() => import('./pages/unpaid-page'), 'unpaid') },
            {
              path: 'reconciliation',
              lazy: lazyPage(() => import('./pages/reconciliation-page'), 'admin', 'finance'),
            },
            { path: 'stripe-events', lazy: lazyPage(() => import('./pages/stripe-events-page'), 'admin', 'finance') },
          ),
          only(['FINANCE', 'SUPPORT'], {
            path: 'refunds/:bookingId?',
            lazy: lazyPage(() => import('./pages/refund-page'), 'disputes'),
          }),
          only(['SUPPORT', 'PRIVACY', 'SECURITY'], {
            path: 'people/:userId?',
            lazy: lazyPage(() => import('./pages/people-page'), 'admin', 'staff'),
          }),
          only(['SECURITY'], { path: 'audit', lazy: lazyPage(() => import('./pages/audit-page'), 'audit') }),
          only(['SUPPORT', 'SECURITY', 'FINANCE'], {
            path: 'operations',
            lazy: lazyPage(() => import('./pages/operations-page'), 'admin', 'ledger', 'owed', 'documents'),
          }),
        ],
      },
    ],
  },
];

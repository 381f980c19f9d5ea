import type { RouteObject } from 'react-router';
import { lazyPage } from '../../app/lazy-page';
import { RequireRole } from '../../app/session';

/** `/book/:providerId` is open to everyone up to the address; see `bookPath` for what a link to it can carry. */
export const routes: RouteObject[] = [
  {
    path: '/book/:providerId',
    lazy: lazyPage(() => import('./pages/book-page'), 'booking', 'customer', 'search', 'extras', 'documents', 'rescue'),
  },
  {
    element: <RequireRole />,
    children: [
      { path: '/bookings', lazy: lazyPage(() => import('./pages/bookings-page'), 'booking') },
      {
        path: '/bookings/:bookingId',
        lazy: lazyPage(() => import('./pages/booking-page'), 'booking', 'extras', 'documents', 'rescue'),
      },
      {
        path: '/bookings/:bookingId/payment',
        lazy: lazyPage(() => import('./pages/booking-page'), 'booking', 'extras', 'documents', 'rescue'),
      },
    ],
  },
];

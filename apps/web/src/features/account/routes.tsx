import type { RouteObject } from 'react-router';
import { lazyPage } from '../../app/lazy-page';

/** The paths are those of the links in mails (libs/identity). */
export const routes: RouteObject[] = [
  { path: 'sign-in', lazy: lazyPage(() => import('./pages/sign-in-page'), 'account') },
  { path: 'sign-up', lazy: lazyPage(() => import('./pages/sign-up-page'), 'account') },
  { path: 'verify-email', lazy: lazyPage(() => import('./pages/verify-email-page'), 'account') },
  { path: 'forgotten-password', lazy: lazyPage(() => import('./pages/forgotten-password-page'), 'account') },
  { path: 'reset-password', lazy: lazyPage(() => import('./pages/reset-password-page'), 'account') },
];

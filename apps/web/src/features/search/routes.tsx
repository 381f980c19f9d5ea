import type { RouteObject } from 'react-router';
import { lazyPage } from '../../app/lazy-page';

export const routes: RouteObject[] = [
  { path: 'search', lazy: lazyPage(() => import('./pages/results-page'), 'search') },
  { path: 'providers/:providerId', lazy: lazyPage(() => import('./pages/provider-page'), 'search') },
];

import type { RouteObject } from 'react-router';
import { lazyPage } from '../../app/lazy-page';

export const routes: RouteObject[] = [
  { index: true, lazy: lazyPage(() => import('./pages/landing-page'), 'public', 'search') },
];

import type { RouteObject } from 'react-router';
import { lazyPage } from '../../app/lazy-page';

export const routes: RouteObject[] = [
  { index: true, lazy: lazyPage(() => import('./pages/landing-page'), 'public', 'search') },
  { path: 'how-it-works', lazy: lazyPage(() => import('./pages/how-it-works-page'), 'public') },
  { path: 'prices', lazy: lazyPage(() => import('./pages/prices-page'), 'public') },
  { path: 'references/:token', lazy: lazyPage(() => import('./pages/reference-page'), 'public') },
];

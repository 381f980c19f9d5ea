import type { ComponentType } from 'react';
import { loadTexts, type Namespace } from '../i18n';

/**
 * A route's `lazy`: fetches a page together with the texts it needs, so that neither waits for the other.
 * The page is the module's default export.
 */
export const lazyPage =
  (load: () => Promise<{ default: ComponentType }>, ...namespaces: Namespace[]) =>
  async (): Promise<{ Component: ComponentType }> => {
    const [page] = await Promise.all([load(), loadTexts(namespaces)]);
    return { Component: page.default };
  };

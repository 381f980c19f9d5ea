import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';

/**
 * On a narrow screen a bar of tabs is wider than it: the tab of the page one is on is brought to the middle.
 * The bar is positioned, so that a tab's place is measured from it. `ready` tells when the tabs are there, for a bar that comes after its data.
 */
export function useCurrentTabInSight(ready = true) {
  const tabs = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    const bar = tabs.current;
    const current = bar?.querySelector<HTMLElement>('[aria-current="page"]');
    if (bar && current) bar.scrollLeft = current.offsetLeft - (bar.clientWidth - current.clientWidth) / 2;
  }, [pathname, ready]);
  return tabs;
}

import { Container } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { NavLink, useLocation } from 'react-router';
import classes from './section-tabs.module.css';

interface SectionTabsProps {
  /** For a screen reader: what these are the pages of. */
  readonly label: string;
  /** `size` of the pages below, so that the edges meet. */
  readonly width: 'md' | 'lg';
  /** `within`: the tab stays current on the pages below its own. */
  readonly tabs: readonly { readonly to: string; readonly text: string; readonly within?: boolean }[];
}

/** The pages of one part of the application, side by side. A narrow screen scrolls them, the current one in the middle. */
export function SectionTabs({ label, width, tabs }: SectionTabsProps) {
  const bar = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    const current = bar.current?.querySelector<HTMLElement>('[aria-current="page"]');
    // The bar is positioned, so that a tab's place is measured from it.
    if (bar.current && current)
      bar.current.scrollLeft = current.offsetLeft - (bar.current.clientWidth - current.clientWidth) / 2;
  }, [pathname]);
  return (
    <Container size={width} pt="lg">
      <nav ref={bar} aria-label={label} className={classes.tabs}>
        {tabs.map(({ to, text, within = false }) => (
          <NavLink key={to} to={to} end={!within} className={classes.tab}>
            {text}
          </NavLink>
        ))}
      </nav>
    </Container>
  );
}

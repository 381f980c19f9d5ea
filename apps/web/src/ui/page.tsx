import { Container, Title } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import classes from './page.module.css';

interface PageProps {
  /** Heading of the page, and its title in the tab. */
  readonly title: string;
  /** Said under the heading. */
  readonly lead?: ReactNode;
  /** For search engines; only public pages need one. */
  readonly description?: string;
  /** The page draws its own `h1`. */
  readonly hideTitle?: boolean;
  /** Right of the heading: the page's main actions. */
  readonly actions?: ReactNode;
  /** Above the heading, e.g. a link back. */
  readonly above?: ReactNode;
  /** `sm` for forms and texts, `lg` (default) for lists, `full` draws its own containers. */
  readonly width?: 'xs' | 'sm' | 'md' | 'lg' | 'full';
  /** Personal and one-off pages stay out of search engines. */
  readonly noIndex?: boolean;
  /** schema.org description of what the page is about. */
  readonly structuredData?: object;
  readonly children?: ReactNode;
}

/** Every page: its title, its meta tags, its one `h1` and its width. */
export function Page(props: PageProps) {
  const { title, description, noIndex = false, structuredData, width = 'lg', hideTitle = false } = props;
  const { t } = useTranslation();
  useHead(`${title} · ${t('brand')}`, description ?? t('tagline'), noIndex, structuredData);
  const content = (
    <>
      {props.above && <div className={classes.above}>{props.above}</div>}
      {!hideTitle && (
        <header className={classes.header}>
          <div>
            <Title order={1}>{title}</Title>
            {props.lead && <p className={classes.lead}>{props.lead}</p>}
          </div>
          {props.actions && <div className={classes.actions}>{props.actions}</div>}
        </header>
      )}
      {props.children}
    </>
  );
  return width === 'full' ? (
    content
  ) : (
    <Container size={width} className={classes.page}>
      {content}
    </Container>
  );
}

/** What the server wrote into the head for the first page (apps/api/src/page-head.ts), kept true for the ones after. */
function useHead(title: string, description: string, noIndex: boolean, structuredData: object | undefined): void {
  const { pathname } = useLocation();
  const data = structuredData && JSON.stringify(structuredData);
  useEffect(() => {
    const address = `${window.location.origin}${pathname}`;
    document.title = title;
    setTag('meta', ['name', 'description'], description);
    setTag('meta', ['name', 'robots'], noIndex ? 'noindex' : 'index, follow');
    setTag('meta', ['property', 'og:title'], title);
    setTag('meta', ['property', 'og:description'], description);
    setTag('meta', ['property', 'og:url'], address);
    setTag('link', ['rel', 'canonical'], noIndex ? null : address);
  }, [title, description, noIndex, pathname]);
  useEffect(() => {
    document.getElementById('structured-data')?.remove();
    if (!data) return;
    const script = document.createElement('script');
    script.type = 'application/ld+json';
    script.id = 'structured-data';
    script.textContent = data;
    document.head.append(script);
  }, [data]);
}

/** Sets the content of the one such element in the head, or takes it away. */
function setTag(tag: 'meta' | 'link', [key, value]: readonly [string, string], content: string | null): void {
  const found = document.head.querySelector(`${tag}[${key}="${value}"]`);
  if (content === null) return found?.remove();
  const element = found ?? document.createElement(tag);
  element.setAttribute(key, value);
  element.setAttribute(tag === 'link' ? 'href' : 'content', content);
  if (!found) document.head.append(element);
}

import { Container, Title } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
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
  useHead(`${title} · ${t('brand')}`, description ?? t('tagline'), noIndex);
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
      {structuredData && <script type="application/ld+json">{JSON.stringify(structuredData)}</script>}
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

function useHead(title: string, description: string, noIndex: boolean): void {
  useEffect(() => {
    document.title = title;
    setMeta('description', description);
    setMeta('robots', noIndex ? 'noindex' : 'index, follow');
    setMeta('og:title', title, 'property');
    setMeta('og:description', description, 'property');
  }, [title, description, noIndex]);
}

function setMeta(name: string, content: string, attribute: 'name' | 'property' = 'name'): void {
  let tag = document.head.querySelector<HTMLMetaElement>(`meta[${attribute}="${name}"]`);
  if (!tag) {
    tag = document.createElement('meta');
    tag.setAttribute(attribute, name);
    document.head.append(tag);
  }
  tag.content = content;
}

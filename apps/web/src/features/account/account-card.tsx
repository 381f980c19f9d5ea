import { Container, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Page } from '../../ui/page';
import classes from './account-card.module.css';

/** The shape of every page about getting in: one card, one thing to do. */
export function AccountCard({
  title,
  lead,
  children,
  below,
}: {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
  below?: ReactNode;
}) {
  return (
    <Page title={title} hideTitle width="full">
      <Container size={480} className={classes.page}>
        <div className={`card ${classes.card}`}>
          <Title order={1} size="h2">
            {title}
          </Title>
          {lead && <p className="soft">{lead}</p>}
          {children}
        </div>
        {below && <div className={classes.below}>{below}</div>}
      </Container>
    </Page>
  );
}

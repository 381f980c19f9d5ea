import { useQuery } from '@apollo/client/react';
import { InvoicingQuery } from './documents.documents';
import { MandateCard } from './mandate-card';

/** The mandate's card where a provider sets themselves up; nothing until it is known, nor for who is no provider yet. */
export function MyMandate() {
  const { data } = useQuery(InvoicingQuery, { fetchPolicy: 'cache-and-network', errorPolicy: 'ignore' });
  return data ? <MandateCard mandate={data.myInvoicing.mandate} /> : null;
}

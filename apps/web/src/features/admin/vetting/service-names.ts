import { useQuery } from '@apollo/client/react';
import { ServiceNamesQuery } from './vetting.documents';

/** Name of a service in the person's language; its code until that is known. */
export function useServiceNames(): (code: string) => string {
  const { data } = useQuery(ServiceNamesQuery);
  return (code) => data?.services.find((service) => service.code === code)?.name ?? code;
}

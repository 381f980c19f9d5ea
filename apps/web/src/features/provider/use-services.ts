import { useQuery } from '@apollo/client/react';
import type { ResultOf } from '../../lib/graphql';
import { OfferedServicesQuery } from './file.documents';

type Service = ResultOf<typeof OfferedServicesQuery>['services'][number];

/** The catalogue, and the name of a service by its code (the code itself until the catalogue is there). */
export function useServices(): { services: readonly Service[]; nameOf: (code: string) => string } {
  const { data } = useQuery(OfferedServicesQuery);
  const services = data?.services ?? [];
  return { services, nameOf: (code) => services.find((service) => service.code === code)?.name ?? '…' };
}

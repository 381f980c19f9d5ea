import type { ResultOf } from '../../../lib/graphql';
import type { OfferQuery } from '../book.documents';
import type { Draft, Step } from '../draft';

/** A provider, what they sell, and the catalogue that says what it is. */
export type Offer = ResultOf<typeof OfferQuery>;

export interface StepProps {
  readonly offer: Offer;
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
  readonly goTo: (step: Step) => void;
}

/** The services of the catalogue that this provider sells, each with its hourly rate in cents. */
export const servicesOf = ({ provider, services }: Offer) =>
  services.flatMap((service) => {
    const sold = provider.services.find(({ serviceCode }) => serviceCode === service.code);
    return sold ? [{ ...service, hourlyRateCents: sold.hourlyRateCents }] : [];
  });

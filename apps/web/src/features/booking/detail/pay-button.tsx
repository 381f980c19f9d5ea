import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { FieldError } from '../../../ui/field-error';
import { bookPath } from '../book-path';
import { useCheckout } from '../use-checkout';
import { useDeed } from '../../../lib/use-deed';
import type { Booking } from './booking';

/** Leads to the hosted payment page. */
export function PayButton({ bookingId, label }: { bookingId: string; label: string }) {
  const checkout = useCheckout();
  const { busy, problem, setProblem, run } = useDeed();
  return (
    <>
      <Button size="lg" loading={busy} onClick={() => void run(async () => setProblem(await checkout(bookingId)))}>
        {label}
      </Button>
      <FieldError>{problem}</FieldError>
    </>
  );
}

/** The same visit with the same provider: everything is filled in but the slot. */
export function BookAgain({ booking, label }: { booking: Booking; label: string }) {
  if (!booking.provider.listed || !booking.quote) return null;
  const { quote } = booking;
  const extras = quote.lines.flatMap(({ extraCode }) => (extraCode ? [extraCode] : []));
  const wish = {
    ...{ service: quote.serviceCode, minutes: quote.durationMinutes, extras },
    place: quote.placeId ? { id: quote.placeId, name: quote.municipality } : undefined,
    address: quote.addressId ?? undefined,
  };
  return (
    <Button component={Link} to={bookPath(booking.providerId, wish)}>
      {label}
    </Button>
  );
}

/** Others who could do it. */
export function FindAnother({ booking, primary }: { booking: Booking; primary: boolean }) {
  const { t } = useTranslation('booking');
  const { quote, serviceCode } = booking;
  const query = new URLSearchParams({
    ...(quote?.placeId && { place: quote.placeId, placeName: quote.municipality }),
    service: serviceCode,
    ...(quote && { minutes: String(quote.durationMinutes) }),
  });
  return (
    <Button component={Link} to={`/search?${query.toString()}`} variant={primary ? 'filled' : 'default'}>
      {t('now.otherProvider')}
    </Button>
  );
}

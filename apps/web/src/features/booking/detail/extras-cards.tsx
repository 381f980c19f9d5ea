import { useQuery } from '@apollo/client/react';
import { ExtrasQuery } from '../extras.documents';
import { usePollingWhile } from '../use-polling-while';
import type { Booking } from './booking';
import { ChargesCard } from './charges-card';
import { OvertimeCard } from './overtime-card';
import { TipCard } from './tip-card';
import { serverNow } from '../../../lib/server-clock';

/** A tip can be given so long after check-out. */
const TIP_DAYS = 14;
const DAY = 86_400_000;

/** More time to agree to, a tip to give, and what became of both; for the customer. */
export function ExtrasCards({ booking }: { booking: Booking }) {
  const open = booking.state === 'IN_PROGRESS' || booking.state === 'DONE' || booking.state === 'COMPLETED';
  const { data, refetch, startPolling, stopPolling } = useQuery(ExtrasQuery, {
    variables: { id: booking.id },
    skip: !open,
    fetchPolicy: 'cache-and-network',
  });
  const { furtherCharges = [], overtime } = data?.booking ?? {};
  usePollingWhile(
    furtherCharges.some(({ state }) => state === 'CHARGING'),
    startPolling,
    stopPolling,
  );
  if (!data) return null;
  const { finishedAt } = booking;
  const inTime =
    finishedAt !== null &&
    booking.state !== 'IN_PROGRESS' &&
    serverNow() < new Date(finishedAt).getTime() + TIP_DAYS * DAY;
  const asks =
    overtime?.state === 'PROPOSED' && booking.state !== 'COMPLETED' && Date.parse(overtime.expiresAt) > serverNow();
  const agreed = overtime?.state === 'AGREED' && booking.state !== 'COMPLETED';
  return (
    <>
      {overtime && (asks || agreed) && (
        <OvertimeCard key={overtime.id} booking={booking} overtime={overtime} onAnswered={refetch} />
      )}
      {furtherCharges.length > 0 && <ChargesCard bookingId={booking.id} charges={furtherCharges} />}
      {inTime && !furtherCharges.some(({ kind }) => kind === 'TIP') && <TipCard booking={booking} onGiven={refetch} />}
    </>
  );
}

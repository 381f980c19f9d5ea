import { lazy, Suspense, useSyncExternalStore } from 'react';
import { onToasterWanted, toasterWanted } from './toaster-wanted';

const Notifications = lazy(async () => ({ default: (await import('@mantine/notifications')).Notifications }));

/** Where toasts appear. It is fetched with the first of them: who only looks around never needs it. */
export function Toaster() {
  const wanted = useSyncExternalStore(onToasterWanted, toasterWanted);
  return (
    wanted && (
      <Suspense>
        <Notifications position="bottom-center" limit={3} containerWidth={420} />
      </Suspense>
    )
  );
}

import { useEffect } from 'react';

/** Asks again every so often as long as something is awaited that live updates could miss, such as a bank's word. */
export function usePollingWhile(waiting: boolean, start: (milliseconds: number) => void, stop: () => void): void {
  useEffect(() => {
    if (!waiting) return;
    start(2000);
    return stop;
  }, [waiting, start, stop]);
}

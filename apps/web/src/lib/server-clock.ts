/** Milliseconds by which the server's clock is ahead of this device's. */
let ahead = 0;

/** Notes what time it just was at the server, an ISO instant. */
export function setServerTime(instant: string): void {
  ahead = Date.parse(instant) - Date.now();
}

/** Milliseconds since 1970 as the server counts them: it judges the deadlines, whatever a device's clock says. */
export const serverNow = (): number => Date.now() + ahead;

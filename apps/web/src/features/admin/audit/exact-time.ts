/** `09:04:31`, in Paris: a log is read by the second. */
export const exactTime = (instant: string): string =>
  new Intl.DateTimeFormat('fr-FR', { timeStyle: 'medium', timeZone: 'Europe/Paris' }).format(new Date(instant));

/** A note is owed from this price on, taxes included (arrêté n° 83-50/A of 3 October 1983, art. 1). */
export const NOTE_FROM_CENTS = 2_500;

export const owesNote = (totalCents: number): boolean => totalCents >= NOTE_FROM_CENTS;

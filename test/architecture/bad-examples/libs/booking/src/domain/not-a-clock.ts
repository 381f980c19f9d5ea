export const later = (now: Date, minutes: number): Date => new Date(now.getTime() + minutes * 60_000);
export const parsed = (text: string): number => Date.parse(text);
export const longest = (a: number, b: number): number => Math.max(a, b);

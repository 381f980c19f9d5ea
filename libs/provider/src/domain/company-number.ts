/** La Poste numbers its thousands of sites outside the Luhn rule (Insee, Sirene documentation). */
const LA_POSTE_SIREN = '356000000';

/** Removes the spaces, dots and dashes people write in company numbers. */
export const compactNumber = (text: string): string => text.replace(/[\s.\-\u00a0\u202f]/gu, '');

/** True for nine digits whose Luhn sum is a multiple of ten. */
export const isSiren = (text: string): boolean =>
  /^\d{9}$/.test(text) && text !== '000000000' && luhnSum(text) % 10 === 0;

/**
 * True for fourteen digits: a valid SIREN followed by a site number, the whole passing Luhn. A site of La Poste is also
 * valid when the plain sum of its digits is a multiple of five.
 */
export function isSiret(text: string): boolean {
  if (!/^\d{14}$/.test(text) || !isSiren(text.slice(0, 9))) return false;
  if (luhnSum(text) % 10 === 0) return true;
  return text.startsWith(LA_POSTE_SIREN) && digitSum(text) % 5 === 0;
}

function luhnSum(digits: string): number {
  return [...digits].reverse().reduce((sum, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);
}

const digitSum = (digits: string): number => [...digits].reduce((sum, digit) => sum + Number(digit), 0);

/** A part of the market with its own bounds; an empty list of departments means everywhere else. */
export interface Area {
  readonly code: string;
  readonly departments: readonly string[];
}

/** Cents per hour, all taxes included; both ends allowed. */
export interface PriceBounds {
  readonly minimumCents: number;
  readonly maximumCents: number;
}

/**
 * The department of a municipality's INSEE code: two characters in metropolitan France (`2A` and `2B` in Corsica),
 * three overseas (`974`).
 */
export const departmentOf = (inseeCode: string): string =>
  inseeCode.startsWith('97') || inseeCode.startsWith('98') ? inseeCode.slice(0, 3) : inseeCode.slice(0, 2);

/** The area that a municipality belongs to; the one without departments takes what no other names. */
export function areaOf<A extends Area>(areas: readonly A[], inseeCode: string): A {
  const department = departmentOf(inseeCode);
  const area =
    areas.find((one) => one.departments.includes(department)) ?? areas.find((one) => one.departments.length === 0);
  if (!area) throw new Error('The catalogue has no area for everywhere else');
  return area;
}

/** True when a provider may ask this hourly rate. */
export const isWithinBounds = (hourlyRateCents: number, bounds: PriceBounds): boolean =>
  Number.isInteger(hourlyRateCents) && hourlyRateCents >= bounds.minimumCents && hourlyRateCents <= bounds.maximumCents;

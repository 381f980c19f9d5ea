declare const brand: unique symbol;
/** A value that carries its meaning in its type only: `Brand<string, 'BookingId'>` is a string at run time. */
export type Brand<T, B extends string> = T & { readonly [brand]: B };

/** The outcome of a rule or use case: a value, or an expected failure that a person can act on. */
export type Result<T, E> = Ok<T> | Err<E>;
export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}
export interface Err<E> {
  readonly ok: false;
  readonly error: E;
}

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value });
export const err = <E>(error: E): Err<E> => ({ ok: false, error });

/**
 * An expected failure. `kind` is also the name of its GraphQL type (`SlotTaken`); further fields are its details.
 * The message a person reads is found by `kind` in the feature's fr and en catalogues.
 */
export interface Failure<K extends string = string> {
  readonly kind: K;
}

import { invalidRequest } from './failure.js';

/** Reads one parameter, given its raw value (v1: strings and nested records; v2: JSON) and its bracketed name. */
export interface Field<T> {
  read(raw: unknown, name: string): T;
}

export type Shape = Record<string, Field<unknown>>;

/** The parameters a shape yields. */
export type Values<S extends Shape> = { [K in keyof S]: S[K] extends Field<infer T> ? T : never };

const isRecord = (raw: unknown): raw is Record<string, unknown> =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw);

function field<T>(read: (raw: NonNullable<unknown>, name: string) => T): Field<T | undefined> {
  return { read: (raw, name) => (raw === undefined || raw === null ? undefined : read(raw, name)) };
}

/** A string of at most `maximum` characters. */
export function text(maximum = 5000): Field<string | undefined> {
  return field((raw, name) => {
    if (typeof raw !== 'string') throw invalidRequest(`Invalid string: ${JSON.stringify(raw)}`, { param: name });
    if (raw.length > maximum) {
      throw invalidRequest(`Invalid string: must be at most ${String(maximum)} characters`, { param: name });
    }
    return raw;
  });
}

/** An absolute http or https address. */
export function url(): Field<string | undefined> {
  return field((raw, name) => {
    const isWeb = typeof raw === 'string' && URL.canParse(raw) && /^https?:$/.test(new URL(raw).protocol);
    if (isWeb) return raw;
    throw invalidRequest('Not a valid URL', { param: name, code: 'url_invalid' });
  });
}

/** A whole number, such as an amount in cents. */
export function integer(minimum = Number.MIN_SAFE_INTEGER): Field<number | undefined> {
  return field((raw, name) => {
    const written = typeof raw === 'number' ? String(raw) : raw;
    if (typeof written !== 'string' || !/^-?\d{1,15}$/.test(written)) {
      throw invalidRequest(`Invalid integer: ${JSON.stringify(raw)}`, {
        param: name,
        code: 'parameter_invalid_integer',
      });
    }
    const value = Number(written);
    if (value < minimum) {
      throw invalidRequest(`This value must be greater than or equal to ${String(minimum)}.`, {
        param: name,
        code: 'parameter_invalid_integer',
      });
    }
    return value;
  });
}

export function boolean(): Field<boolean | undefined> {
  return field((raw, name) => {
    if (raw === true || raw === 'true') return true;
    if (raw === false || raw === 'false') return false;
    throw invalidRequest(`Invalid boolean: ${JSON.stringify(raw)}`, { param: name });
  });
}

/** One of a closed list of words. */
export function choice<const Words extends readonly string[]>(...words: Words): Field<Words[number] | undefined> {
  return field((raw, name) => {
    if (typeof raw === 'string' && words.includes(raw)) return raw;
    throw invalidRequest(`Invalid ${name}: must be one of ${words.join(', ')}`, { param: name });
  });
}

/** Three letters; Stripe answers in lower case. */
export function currency(): Field<string | undefined> {
  return field((raw, name) => {
    if (typeof raw === 'string' && /^[a-z]{3}$/i.test(raw)) return raw.toLowerCase();
    throw invalidRequest(`Invalid currency: ${JSON.stringify(raw)}`, { param: name });
  });
}

export function list<T>(item: Field<T>, maximum = 100): Field<NonNullable<T>[] | undefined> {
  return field((raw, name) => {
    const items = raw === '' ? [] : raw;
    if (!Array.isArray(items)) throw invalidRequest('Invalid array', { param: name });
    if (items.length > maximum) throw invalidRequest(`At most ${String(maximum)} items`, { param: name });
    return items.map((value, index) => required(item).read(value, `${name}[${String(index)}]`));
  });
}

/** Free keys with string values; an empty value removes the key (https://docs.stripe.com/api/metadata). */
export function metadata(): Field<Record<string, string> | undefined> {
  return field((raw, name) => {
    if (raw === '') return {};
    if (!isRecord(raw)) throw invalidRequest('Invalid hash', { param: name });
    const entries = Object.entries(raw);
    if (entries.length > 50) throw invalidRequest('You can have up to 50 metadata keys.', { param: name });
    return Object.fromEntries(
      entries.map(([key, value]) => {
        if (key.length > 40) throw invalidRequest(`Metadata keys can have up to 40 characters.`, { param: name });
        return [key, text(500).read(value ?? '', `${name}[${key}]`) ?? ''];
      }),
    );
  });
}

/** A hash with a closed set of members. */
export function group<S extends Shape>(shape: S): Field<Values<S> | undefined> {
  return field((raw, name) => {
    if (raw === '') return undefined as unknown as Values<S>;
    if (!isRecord(raw)) throw invalidRequest('Invalid hash', { param: name });
    return readShape(shape, raw, name);
  });
}

/** Accepted as Stripe accepts it, without an effect here (listed in the README as such). */
export function ignored(): Field<unknown> {
  return { read: (raw) => raw };
}

/** A parameter that must be there. */
export function required<T>(inner: Field<T>): Field<NonNullable<T>> {
  return {
    read: (raw, name) => {
      if (raw === undefined || raw === null || raw === '') {
        throw invalidRequest(`Missing required param: ${name}.`, { param: name, code: 'parameter_missing' });
      }
      return inner.read(raw, name) as NonNullable<T>;
    },
  };
}

/**
 * Reads all parameters of a request or of a hash inside it.
 *
 * @throws StripeFailure `parameter_unknown` for a name the shape does not have, as Stripe answers.
 */
export function readShape<S extends Shape>(shape: S, raw: Record<string, unknown>, parent = ''): Values<S> {
  const nameOf = (key: string): string => (parent === '' ? key : `${parent}[${key}]`);
  for (const key of Object.keys(raw)) {
    if (!Object.hasOwn(shape, key)) {
      throw invalidRequest(`Received unknown parameter: ${nameOf(key)}`, {
        param: nameOf(key),
        code: 'parameter_unknown',
      });
    }
  }
  return Object.fromEntries(
    Object.entries(shape).map(([key, inner]) => [key, inner.read(raw[key], nameOf(key))]),
  ) as Values<S>;
}

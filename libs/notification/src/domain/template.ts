import type { Locale } from '#kernel';

/** What a template may say besides its data. */
export interface Reader {
  readonly locale: Locale;
  /** Public name the recipient chose. */
  readonly name: string;
  /** Where the application is reached, without a trailing slash. */
  readonly publicUrl: string;
}

/** A mail before its layout. All texts are plain: escaping and typography happen when it is composed. */
export interface MailParts {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  /** Label and value, shown as a list between the paragraphs and the link. */
  readonly facts?: ReadonlyArray<readonly [label: string, value: string]>;
  readonly link?: { readonly label: string; readonly path: string };
  /** After the link. */
  readonly closing?: readonly string[];
}

/**
 * One kind of mail. Whoever changes its words raises `version`: the archive tells which one a person received.
 * `fr` and `en` say the same thing.
 */
export interface Template<Data> {
  readonly name: string;
  readonly version: number;
  fr(data: Data, reader: Reader): MailParts;
  en(data: Data, reader: Reader): MailParts;
}

/** Declares a template; the type keeps data and both languages in step. */
export const template = <Data>(definition: Template<Data>): Template<Data> => definition;

import { err, ok, type Failure, type Result } from '#kernel';

export const SUSPENSION_REASONS = [
  'SAFETY',
  'FRAUD',
  'IDENTITY_DOUBT',
  'REPEATED_COMPLAINTS',
  'TERMS_BREACH',
  'LEGAL_ORDER',
] as const;
export type SuspensionReason = (typeof SUSPENSION_REASONS)[number];

export type StatementTooShort = Failure<'StatementTooShort'> & { readonly minimumLength: number };

/** A statement of reasons says what happened and why it leads to this (regulation (EU) 2019/1150 art. 4): not one word. */
export const STATEMENT_MINIMUM_LENGTH = 40;

export const checkStatement = (statement: string): Result<string, StatementTooShort> =>
  statement.trim().length >= STATEMENT_MINIMUM_LENGTH
    ? ok(statement.trim())
    : err({ kind: 'StatementTooShort', minimumLength: STATEMENT_MINIMUM_LENGTH });

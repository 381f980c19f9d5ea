import { err, ok, type Result } from '#kernel';
import type { ContactInReview, InvalidReview } from './review.errors.js';

/** What both sides judge, each from 1 to 5. */
export const MARKS = ['overall', 'punctuality', 'quality', 'communication'] as const;
export type Marks = Readonly<Record<(typeof MARKS)[number], number>>;

/** What one person says about a visit. The text may be empty: marks alone are a review. */
export interface ReviewContent extends Marks {
  readonly text: string;
}

export const LONGEST_TEXT = 2_000;
const EMAIL = /[^\s@]+@[^\s@]+\.[a-z]{2,}/i;
const LINK = /(?:https?:\/\/|www\.)\S+/i;
const PHONE = /(?:\+|00)?\d(?:[\s.\-()]*\d){8,}/;
const IBAN = /\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){3,7}/i;

/** The content as it will be kept, or what is wrong with it. */
export function checkReview(content: ReviewContent): Result<ReviewContent, InvalidReview | ContactInReview> {
  for (const mark of MARKS) {
    const value = content[mark];
    if (!Number.isInteger(value) || value < 1 || value > 5) return err({ kind: 'InvalidReview', field: mark });
  }
  const text = checkText(content.text, 'text', 0);
  return text.ok ? ok({ ...content, text: text.value }) : text;
}

/** A public text of `shortest` to 2,000 characters, with plain line breaks and no contact in it. */
export function checkText(
  raw: string,
  field: string,
  shortest: number,
): Result<string, InvalidReview | ContactInReview> {
  const text = tidy(raw);
  if (text.length < shortest || text.length > LONGEST_TEXT) return err({ kind: 'InvalidReview', field });
  return [EMAIL, LINK, PHONE, IBAN].some((contact) => contact.test(text)) ? err({ kind: 'ContactInReview' }) : ok(text);
}

/** A reason for the record, of 3 to 2,000 characters; contacts are the moderators' business. */
export function checkReason(raw: string, field: string): Result<string, InvalidReview> {
  const text = tidy(raw);
  return text.length < 3 || text.length > LONGEST_TEXT ? err({ kind: 'InvalidReview', field }) : ok(text);
}

/** Line breaks are plain ones, other control characters go, and so do outer spaces. */
const tidy = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, '')
    .trim();

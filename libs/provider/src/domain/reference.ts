import { DAY, plus } from '#kernel';

/** How long a referee's link works, in days. */
export const REFERENCE_LINK_DAYS = 30;
export const REFERENCE_COMMENT_LENGTH = 2_000;

export const referenceLinkEnds = (invitedAt: Date): Date => plus(invitedAt, REFERENCE_LINK_DAYS * DAY);

/** E-mail addresses are compared without case and outer spaces. */
export const comparableEmail = (email: string): string => email.trim().toLowerCase();

/** What a referee answers. */
export interface ReferenceAnswer {
  readonly recommends: boolean;
  readonly comment: string;
}

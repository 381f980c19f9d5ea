import { audit } from '#audit';
export const mailbox = audit;

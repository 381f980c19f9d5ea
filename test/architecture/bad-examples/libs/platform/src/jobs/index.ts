import { audit } from '#audit';
export const jobs = audit;

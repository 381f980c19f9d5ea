import { audit } from '#audit';
export const web = audit;

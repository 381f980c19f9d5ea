export interface DemoPerson {
  readonly role: 'customer' | 'provider' | 'admin';
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  /** Base32 secret of the authenticator, for admins. */
  readonly totpSecret?: string;
}

/** One password for everybody in the demonstration data; it meets the rules of sign-up. */
export const DEMO_PASSWORD = 'Savon-de-Marseille-72';
/** Its Argon2id hash, at the cost the application uses. */
export const DEMO_PASSWORD_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$bGltcGlkZS1kZW1vLXNsdA$/ODqCEEHeOkry76mWggsos/NVNzHEsV2wgwkdNZ/mKo';

export const DEMO_PEOPLE: readonly DemoPerson[] = [
  { role: 'customer', email: 'camille.martin@exemple.fr', firstName: 'Camille', lastName: 'Martin' },
  { role: 'provider', email: 'awa.diallo@exemple.fr', firstName: 'Awa', lastName: 'Diallo' },
  {
    role: 'admin',
    email: 'admin@exemple.fr',
    firstName: 'Hélène',
    lastName: 'Prévost',
    totpSecret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  },
];

import type { EmbeddedParts } from './embedded-parts.js';
import { DEMO_PASSWORD, DEMO_PEOPLE } from '../../../../prisma/seed/people.js';

/** Where everything is and how to sign in, on the terminal of whoever started it. */
export function printBanner({ config, mailbox, sandbox, database, warnings }: EmbeddedParts): void {
  const lines = [
    '',
    '  Limpide is ready',
    '',
    `  Web application  ${config.http.publicUrl}`,
    `  API (GraphQL)    ${config.http.publicUrl}/graphql`,
    ...(sandbox ? [`  Stripe sandbox   ${sandbox.url}`] : []),
    ...(mailbox ? [`  Mail box         ${mailbox.webUrl}`] : []),
    `  Health           ${config.http.publicUrl}/health/ready`,
    '',
    ...(database ? demoSignIns() : []),
    ...(warnings.length > 0 ? ['  Not fit for production:', ...warnings.map((warning) => `    - ${warning}`), ''] : []),
  ];
  console.log(lines.join('\n'));
}

const demoSignIns = (): string[] => [
  `  Demo sign-ins (password: ${DEMO_PASSWORD})`,
  ...DEMO_PEOPLE.map(
    ({ role, email, totpSecret }) =>
      `    ${role.padEnd(10)} ${email}${totpSecret ? `  (authenticator secret: ${totpSecret})` : ''}`,
  ),
  '',
];

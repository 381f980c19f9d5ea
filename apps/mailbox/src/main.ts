import { createMailbox } from './index.js';

/** `MAIL_PORT` (web, 8025), `MAIL_SMTP_PORT` (1025), `MAIL_FOLDER` (.data/mail), `MAIL_HOST` (127.0.0.1). */
const { NODE_ENV, MAIL_PORT = '8025', MAIL_SMTP_PORT = '1025', MAIL_FOLDER = '.data/mail', MAIL_HOST } = process.env;

try {
  const mailbox = await createMailbox({
    webPort: Number(MAIL_PORT),
    smtpPort: Number(MAIL_SMTP_PORT),
    folder: MAIL_FOLDER,
    environment: NODE_ENV,
    ...(MAIL_HOST === undefined ? {} : { host: MAIL_HOST }),
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void mailbox.close());
  }
  console.log(`Mail box: ${mailbox.webUrl}, receiving at ${mailbox.smtpUrl}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

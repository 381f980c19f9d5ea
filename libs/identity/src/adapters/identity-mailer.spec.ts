import { renderMail } from './identity-mailer.js';
import { MAIL_TEXTS, type MailTemplate } from './mail-texts.js';

const link = 'https://limpide.example/verify-email#token=abc';
const templates = Object.keys(MAIL_TEXTS.fr) as MailTemplate[];

describe('a mail of identity', () => {
  it.each(templates)('%s exists in both languages, says what the link does, and has text and HTML', (template) => {
    for (const locale of ['fr', 'en'] as const) {
      const { subject, text, html } = renderMail(template, locale, link);
      expect(subject).toMatch(/\S/);
      expect(text).toContain(`\n\n${link}\n\n`);
      expect(html).toContain(`<html lang="${locale}">`);
      expect(html).toContain(`<a href="${link}">`);
    }
    expect(renderMail(template, 'fr', link).subject).not.toBe(renderMail(template, 'en', link).subject);
  });

  it.each(templates)('%s tells who did not ask for it what to do', (template) => {
    expect(renderMail(template, 'fr', link).text).toMatch(/pas vous|rien demandé|pas à l’origine/);
    expect(renderMail(template, 'en', link).text).toMatch(/not you|did not ask/);
  });
});

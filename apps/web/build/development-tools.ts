import type { Plugin } from 'vite';

/** While Vite serves the pages, it names the tools beside the application as the application itself would. */
export const developmentTools = (): Plugin => ({
  name: 'development-tools',
  apply: 'serve',
  transformIndexHtml: () => {
    const { STRIPE_SANDBOX_PORT: sandbox = '12111', MAIL_PORT: mailbox = '8025' } = process.env;
    const content = JSON.stringify({ sandbox: `http://127.0.0.1:${sandbox}`, mailbox: `http://127.0.0.1:${mailbox}` });
    return [{ tag: 'meta', attrs: { name: 'development-tools', content }, injectTo: 'head' }];
  },
});

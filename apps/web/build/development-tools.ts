import type { Plugin } from 'vite';

/** While Vite serves the pages, it names the tools beside the application as the application itself would. */
export const developmentTools = (tools: Readonly<Record<'sandbox' | 'mailbox', string>>): Plugin => ({
  name: 'development-tools',
  apply: 'serve',
  transformIndexHtml: () => [
    { tag: 'meta', attrs: { name: 'development-tools', content: JSON.stringify(tools) }, injectTo: 'head' },
  ],
});

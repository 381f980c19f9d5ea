export type DevelopmentTool = 'sandbox' | 'mailbox';

/** Addresses of what runs beside the application. The server names them in the page's head, in development only (apps/api/src/page-head.ts). */
export function developmentTools(): Partial<Record<DevelopmentTool, string>> {
  const content = document.querySelector<HTMLMetaElement>('meta[name="development-tools"]')?.content ?? '{}';
  return JSON.parse(content) as Partial<Record<DevelopmentTool, string>>;
}

import type { Message } from './message.js';

/** Text made safe for HTML, in content and in quoted attributes. */
export function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** Escaped text in which web addresses can be followed. */
export function withLinks(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"')\]]+)/)
    .map((part, index) => {
      const safe = escapeHtml(part);
      return index % 2 === 1 ? `<a href="${safe}" target="_blank" rel="noopener noreferrer">${safe}</a>` : safe;
    })
    .join('');
}

/** One page of the list, newest first. */
export function listPage(messages: readonly Message[], page: number, pages: number, to: string): string {
  const rows = messages
    .map(
      (m) => `<tr>
        <td><a href="/messages/${m.id}">${escapeHtml(m.subject) || '(no subject)'}</a></td>
        <td>${escapeHtml(m.to.join(', '))}</td>
        <td>${time(m.receivedAt)}</td>
      </tr>`,
    )
    .join('\n');
  const table = `<table>
    <caption>Messages, newest first</caption>
    <thead><tr><th scope="col">Subject</th><th scope="col">To</th><th scope="col">Received</th></tr></thead>
    <tbody>${rows}</tbody>
  </table>`;
  const link = (target: number, text: string): string =>
    target < 1 || target > pages ? '' : `<a href="/?${escapeHtml(query(target, to))}">${text}</a>`;
  return layout(
    'Mail box',
    `<h1>Mail box</h1>
    <p>Every e-mail of this development instance ends here. Nothing is delivered to anyone.</p>
    <form method="get" action="/" role="search">
      <label for="to">Recipient</label> <input id="to" name="to" type="email" value="${escapeHtml(to)}">
      <button>Show</button> ${to ? '<a href="/">Show all</a>' : ''}
    </form>
    ${messages.length === 0 ? '<p role="status">No message yet. This page looks again by itself.</p>' : table}
    <nav aria-label="Pages">${link(page - 1, 'Newer')} ${link(page + 1, 'Older')}</nav>
    <form method="post" action="/delete-all"><button>Delete all messages</button></form>`,
    page === 1 ? '<meta http-equiv="refresh" content="15">' : '',
  );
}

/** One message: text, HTML in a frame that can run nothing, and source. */
export function messagePage(message: Message): string {
  const { id } = message;
  const html = `<h2 id="html">HTML</h2>
    <iframe title="The message as HTML" src="/messages/${id}/html"
      sandbox="allow-popups allow-popups-to-escape-sandbox" referrerpolicy="no-referrer"></iframe>`;
  return layout(
    message.subject || '(no subject)',
    `<p><a href="/">All messages</a></p>
    <h1>${escapeHtml(message.subject) || '(no subject)'}</h1>
    <dl>
      <dt>From</dt><dd>${escapeHtml(message.from)}</dd>
      <dt>To</dt><dd>${escapeHtml(message.to.join(', '))}</dd>
      <dt>Received</dt><dd>${time(message.receivedAt)}</dd>
      <dt>Message-ID</dt><dd>${escapeHtml(message.messageId ?? 'none')}</dd>
    </dl>
    <h2 id="text">Text</h2>
    <pre>${withLinks(message.text)}</pre>
    ${message.html === null ? '' : html}
    <p><a href="/messages/${id}/source">Source</a></p>
    <form method="post" action="/messages/${id}/delete"><button>Delete this message</button></form>`,
  );
}

export const notFoundPage = (): string =>
  layout('Not found', '<h1>Not found</h1><p>This message is not here, or no longer. <a href="/">All messages</a></p>');

export const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 70rem; margin: 0 auto; padding: 1rem; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: start; padding-block: .5rem; font-weight: 600; }
th, td { text-align: start; padding: .5rem; border-block-end: 1px solid color-mix(in srgb, currentColor 25%, transparent); }
pre { white-space: pre-wrap; overflow-wrap: anywhere; }
iframe { width: 100%; height: 40rem; border: 1px solid; background: #fff; }
dt { font-weight: 600; } dd { margin: 0 0 .5rem; overflow-wrap: anywhere; }
button, input { font: inherit; padding: .25rem .75rem; min-height: 2rem; }
form, nav { margin-block: 1rem; }
`;

function layout(title: string, body: string, head = ''): string {
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${escapeHtml(title)}</title>
  <link rel="stylesheet" href="/style.css">
  ${head}
</head>
<body><main>${body}</main></body>
</html>`;
}

function time(instant: Date): string {
  const text = instant.toISOString().slice(0, 19).replace('T', ' ');
  return `<time datetime="${instant.toISOString()}">${text} UTC</time>`;
}

const query = (page: number, to: string): string =>
  new URLSearchParams({ page: String(page), ...(to ? { to } : {}) }).toString();

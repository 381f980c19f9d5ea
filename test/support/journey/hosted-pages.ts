export interface PageAnswer {
  readonly status: number;
  /** Where the browser is sent; null when it stays. */
  readonly location: string | null;
  readonly html: string;
}

/** Fills the one form of a hosted page as a browser would: its own action, and no field that it does not have. */
export async function fillForm(url: string, fields: Readonly<Record<string, string>>): Promise<PageAnswer> {
  const html = await (await fetch(url)).text();
  const action = /<form method="post" action="([^"]+)"/.exec(html)?.[1];
  if (!action) throw new Error(`No form on ${url}: ${html.slice(0, 200)}`);
  for (const name of Object.keys(fields)) {
    if (!html.includes(`name="${name}"`)) throw new Error(`The page has no field ${name}`);
  }
  return send(new URL(action, url), fields);
}

/** Answers the bank's 3-D Secure page. */
export const answerChallenge = (url: string, outcome: 'complete' | 'fail'): Promise<PageAnswer> =>
  send(new URL(url), { outcome });

async function send(url: URL, fields: Readonly<Record<string, string>>): Promise<PageAnswer> {
  const answer = await fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
  return { status: answer.status, location: answer.headers.get('location'), html: await answer.text() };
}

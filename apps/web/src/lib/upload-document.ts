export interface UploadedDocument {
  readonly id: string;
  /** As the person's device calls it; never sent on. */
  readonly name: string;
}

type Upload =
  | { readonly ok: true; readonly document: UploadedDocument }
  | { readonly ok: false; readonly message: string | undefined };

/** Puts a file into the vault (`POST /documents`). A refusal comes with its reason in the language of the page. */
export async function uploadDocument(file: File): Promise<Upload> {
  const body = new FormData();
  body.append('file', file);
  try {
    const response = await fetch('/documents', {
      method: 'POST',
      body,
      credentials: 'same-origin',
      headers: { 'accept-language': document.documentElement.lang },
    });
    const answer = (await response.json()) as { id?: string; message?: string };
    if (response.ok && answer.id) return { ok: true, document: { id: answer.id, name: file.name } };
    return { ok: false, message: answer.message };
  } catch {
    return { ok: false, message: undefined };
  }
}

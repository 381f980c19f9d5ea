import { useEffect, useState } from 'react';

export interface OpenDocument {
  /** Reaches the bytes in this page only, until it is closed. */
  readonly url: string;
  /** As the vault recognised it by its bytes, e.g. `application/pdf`. */
  readonly contentType: string;
}

interface DocumentState {
  readonly document: OpenDocument | null;
  /** Why it could not be opened; in the person's words when the vault said so. */
  readonly problem: string | true | null;
}

/** Fetches a document of the vault. It answers every file as an attachment, so its bytes are shown from memory. */
export function useDocument(documentId: string): DocumentState {
  const [state, setState] = useState<DocumentState>({ document: null, problem: null });
  useEffect(() => {
    const closed = new AbortController();
    let url: string | undefined;
    const open = async (): Promise<void> => {
      const response = await fetch(`/documents/${documentId}`, {
        signal: closed.signal,
        headers: { 'accept-language': document.documentElement.lang },
      });
      if (!response.ok) {
        const refusal = (await response.json().catch(() => null)) as { message?: string } | null;
        setState({ document: null, problem: refusal?.message ?? true });
        return;
      }
      const bytes = await response.blob();
      if (closed.signal.aborted) return;
      url = URL.createObjectURL(bytes);
      setState({ document: { url, contentType: bytes.type }, problem: null });
    };
    // In development effects run twice; waiting a tick spares the record a look that nobody took.
    const start = setTimeout(() => {
      open().catch(() => {
        if (!closed.signal.aborted) setState({ document: null, problem: true });
      });
    });
    return () => {
      clearTimeout(start);
      closed.abort();
      if (url) URL.revokeObjectURL(url);
    };
  }, [documentId]);
  return state;
}

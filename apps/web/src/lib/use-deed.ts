import { useState } from 'react';
import { useErrorText } from './error-text';

interface Deed {
  readonly busy: boolean;
  /** Why it did not work, for the person; null as long as it did. */
  readonly problem: string | null;
  readonly setProblem: (problem: string | null) => void;
  /** Answers undefined when it was thrown out; `problem` then says why. */
  readonly run: <T>(work: () => Promise<T>) => Promise<T | undefined>;
}

/** One thing a person asks for: busy while it lasts, in words when it fails. */
export function useDeed(): Deed {
  const errorText = useErrorText();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const run = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    setBusy(true);
    setProblem(null);
    try {
      return await work();
    } catch (error) {
      setProblem(errorText(error));
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, setProblem, run };
}

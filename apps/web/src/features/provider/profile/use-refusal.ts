import { useState } from 'react';
import { useDeed } from '../../../lib/use-deed';

type Answer = { readonly __typename: string; readonly message?: string; readonly field?: string };

/** Sending a form whose answer may name the field that is wrong. */
export function useRefusal() {
  const { busy, problem, setProblem, run } = useDeed();
  const [field, setField] = useState<string | null>(null);
  /** Answers whether it was taken; `success` is the type of the answer that means so. */
  const send = async (success: string, work: () => Promise<Answer | undefined>): Promise<boolean> => {
    setField(null);
    const answer = await run(work);
    if (!answer) return false;
    if (answer.__typename === success) return true;
    refuse(answer.message ?? '', answer.field ?? null);
    return false;
  };
  const refuse = (message: string, wrongField: string | null): void => {
    setProblem(message);
    setField(wrongField);
  };
  const errorOf = (name: string): string | undefined => (field === name && problem ? problem : undefined);
  return { busy, problem, field, errorOf, send, refuse };
}

// Runs in a worker thread (#platform/threads), so plain TypeScript without our aliases: an estimate takes tens of milliseconds
// and its dictionaries tens of megabytes, which neither the event loop nor the heap of the application should pay.
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as french, translations } from '@zxcvbn-ts/language-fr';

export interface StrengthQuestion {
  readonly password: string;
  /** Words that an attacker would try first, lower case. */
  readonly known: readonly string[];
}

export interface StrengthAnswer {
  readonly score: number;
  readonly hints: readonly string[];
}

/** Beyond it an estimate costs time and says nothing new: what is this long and not repetitive is strong. */
const ESTIMATED_CHARACTERS = 100;

const codes = <T extends object>(texts: T): T => Object.fromEntries(Object.keys(texts).map((key) => [key, key])) as T;

const meter = new ZxcvbnFactory({
  dictionary: { ...common, ...french },
  graphs: adjacencyGraphs,
  maxLength: ESTIMATED_CHARACTERS,
  // Answers the codes themselves; our catalogue has the words in both languages.
  translations: {
    ...translations,
    warnings: codes(translations.warnings),
    suggestions: codes(translations.suggestions),
  },
});

export function answer({ password, known }: StrengthQuestion): StrengthAnswer {
  const { score, feedback } = meter.check(password.slice(0, ESTIMATED_CHARACTERS), [...known]);
  const hints = [...new Set([feedback.warning, ...feedback.suggestions])].filter((hint) => typeof hint === 'string');
  return { score, hints: hints.length > 0 ? hints : ['anotherWord'] };
}

import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { Injectable } from '@nestjs/common';
import type { PasswordStrength } from '../domain/password-policy.js';

/** Beyond it an estimate costs time and says nothing new: what is this long and not repetitive is strong. */
const ESTIMATED_CHARACTERS = 100;
const OUR_WORDS = ['limpide', 'menage', 'ménage', 'nettoyage', 'cleaning'];

type Estimate = (password: string) => PasswordStrength;

/**
 * Says how likely a password is to be guessed: zxcvbn with the common-password lists and French words. The dictionaries
 * take tens of megabytes and are loaded by the first password that is chosen, not at start.
 */
@Injectable()
export class PasswordStrengthMeter {
  #loading: Promise<ZxcvbnFactory> | undefined;

  /** An estimator that counts `personal` words (the e-mail's parts, the name) as known to an attacker. */
  async estimator(personal: readonly string[]): Promise<Estimate> {
    this.#loading ??= load();
    const meter = await this.#loading;
    const words = [...OUR_WORDS, ...personal.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)])];
    const known = words.filter((word) => word.length > 2).map((word) => word.toLowerCase());
    return (password) => {
      const { score, feedback } = meter.check(password.slice(0, ESTIMATED_CHARACTERS), known);
      const hints = [...new Set([feedback.warning, ...feedback.suggestions])].filter((hint): hint is string =>
        Boolean(hint),
      );
      return { score, hints: hints.length > 0 ? hints : ['anotherWord'] };
    };
  }
}

async function load(): Promise<ZxcvbnFactory> {
  const [core, common, french] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-fr'),
  ]);
  return new core.ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...french.dictionary },
    graphs: common.adjacencyGraphs,
    maxLength: ESTIMATED_CHARACTERS,
    // Answers the codes themselves; our catalogue has the words in both languages.
    translations: {
      warnings: codes(french.translations.warnings),
      suggestions: codes(french.translations.suggestions),
      timeEstimation: french.translations.timeEstimation,
    } as typeof french.translations,
  });
}

const codes = (texts: object): Record<string, string> =>
  Object.fromEntries(Object.keys(texts).map((key) => [key, key]));

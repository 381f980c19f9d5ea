import { Injectable } from '@nestjs/common';
import { err, ok, type Result } from '#kernel';
import { PasswordHasher } from '../adapters/password-hasher.js';
import { PasswordStrengthMeter } from '../adapters/password-strength.js';
import { normalisePassword, refuseLength, refuseStrength, type PasswordTooWeak } from '../domain/password-policy.js';

/** Checks a new password against the policy and hashes it. */
@Injectable()
export class ChoosePassword {
  constructor(
    private readonly hasher: PasswordHasher,
    private readonly meter: PasswordStrengthMeter,
  ) {}

  /** `personal` are words an attacker would try first for this person. */
  async run(
    text: string,
    person: { hasSecondFactor: boolean; personal: readonly string[] },
  ): Promise<Result<string, PasswordTooWeak>> {
    const { hasSecondFactor, personal } = person;
    const password = normalisePassword(text);
    const refused =
      refuseLength(password, hasSecondFactor) ??
      refuseStrength(await this.meter.estimate(password, personal), hasSecondFactor);
    return refused ? err(refused) : ok(await this.hasher.hash(password));
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { err, ok, type Clock, type Result } from '#kernel';
import type { UserActor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { Transactor } from '#platform/prisma';
import { normalisePublicName, refusePublicName, type PublicNameRefused } from '../domain/public-name.js';
import { AccountStore, type ProfileChange } from '../store/account.store.js';

/** Changes what a person says about themselves; fields that are not given stay. */
@Injectable()
export class UpdateProfile {
  constructor(
    private readonly transactor: Transactor,
    private readonly accounts: AccountStore,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** First name, last name and phone are already normalised. The audit log gets the names of the fields, not their values. */
  async run(actor: UserActor, change: ProfileChange): Promise<Result<null, PublicNameRefused>> {
    const publicName = change.publicName === undefined ? undefined : normalisePublicName(change.publicName);
    const refused = publicName === undefined ? null : refusePublicName(publicName);
    if (refused) return err(refused);
    const fields = Object.entries(change).flatMap(([field, value]) => (value === undefined ? [] : [field]));
    const { userId } = actor;
    return this.transactor.run(async (tx) => {
      await this.accounts.updateProfile(tx, userId, { ...change, publicName }, this.clock.now());
      await this.audit.append(tx, {
        actor,
        action: 'profile.changed',
        subject: { type: 'user', id: userId },
        data: { fields },
      });
      return ok(null);
    });
  }
}

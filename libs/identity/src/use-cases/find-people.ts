import { Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { ok } from '#kernel';
import type { UserActor } from '#platform/access';
import { Transactor } from '#platform/prisma';
import { normaliseEmail } from '../domain/email-address.js';
import { AccountReads, type FoundPerson } from '../store/account.reads.js';

/** Whom an admin looks for: the whole address, or the whole name that others see. */
export type PeopleSearch = { readonly email: string } | { readonly publicName: string };

/**
 * An admin looks for a person. The address is found by its keyed hash, so nobody can browse by a part of it; what is
 * encrypted without one (first and last name, phone) can't be searched at all. The look is recorded with its reason, who was
 * found, and never what was typed.
 */
@Injectable()
export class FindPeople {
  constructor(
    private readonly transactor: Transactor,
    private readonly accounts: AccountReads,
    private readonly audit: AuditLog,
  ) {}

  /** At most 20, the newest account first. What they are shown as, not their personal data: that takes a look of its own. */
  async execute(actor: UserActor, search: PeopleSearch, reason: string): Promise<FoundPerson[]> {
    const found = 'email' in search ? await this.byEmail(search.email) : await this.byName(search.publicName);
    const [only, ...more] = found;
    const subject = { type: 'user', id: only && more.length === 0 ? only.id : 'several' };
    const data = { reason, by: 'email' in search ? 'EMAIL' : 'PUBLIC_NAME', found: found.length };
    const entry = { actor, action: 'users.searched', subject, data };
    await this.transactor.run(async (tx) => ok(await this.audit.append(tx, entry)));
    return found;
  }

  private async byEmail(text: string): Promise<FoundPerson[]> {
    const email = normaliseEmail(text);
    return email ? this.accounts.findPeopleByEmail(this.accounts.indexOf(email)) : [];
  }

  private byName(publicName: string): Promise<FoundPerson[]> {
    return this.accounts.findPeopleByName(publicName.trim().normalize('NFC'));
  }
}

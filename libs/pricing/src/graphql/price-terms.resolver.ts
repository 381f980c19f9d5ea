import { Inject } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import { Public } from '#platform/access';
import { CONFIG, type Config } from '#platform/config';
import { POLICY_STEPS, type CancellationPolicy } from '../domain/cancellation-schedule.js';
import { WITHDRAWAL_DAYS } from '../domain/withdrawal.js';
import { PriceTermsObject } from './price-terms.object.js';

const POLICIES: readonly CancellationPolicy[] = ['FLEXIBLE', 'STANDARD', 'STRICT'];

/** Today's terms, for every page that speaks of them: no text carries a number of its own. */
@Resolver()
export class PriceTermsResolver {
  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'rules'>) {}

  @Public()
  @Query(() => PriceTermsObject, { description: 'The terms of a quote drawn up now.' })
  priceTerms(): PriceTermsObject {
    const { rules } = this.config;
    return {
      customerFeeBasisPoints: rules.customerFeeBasisPoints,
      commissionBasisPoints: rules.commissionBasisPoints,
      sundaySurchargeBasisPoints: rules.sundaySurchargeBasisPoints,
      holidaySurchargeBasisPoints: rules.holidaySurchargeBasisPoints,
      shortNoticeSurchargeBasisPoints: rules.shortNoticeSurchargeBasisPoints,
      shortNoticeHours: rules.shortNoticeHours,
      quoteValidMinutes: rules.quoteValidMinutes,
      holdMinutes: rules.holdMinutes,
      immediateHoldDays: rules.immediateHoldDays,
      authoriseBeforeHours: rules.authoriseBeforeHours,
      claimWindowHours: rules.claimWindowHours,
      withdrawalDays: WITHDRAWAL_DAYS,
      cancellationPolicies: POLICIES.map((policy) => ({ policy, steps: POLICY_STEPS[policy] })),
    };
  }
}

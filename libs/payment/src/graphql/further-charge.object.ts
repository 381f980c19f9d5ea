import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { CHARGE_KINDS, CHARGE_STATES, type ChargeKind, type ChargeState } from '../domain/charge-state.js';
import { maySeeProviderShare, showsCharge, type PaymentViewer } from '../domain/payment.policy.js';
import type { PaymentCharge } from '../store/charge.store.js';

const named = <T extends string>(names: readonly T[]): { readonly [K in T]: K } =>
  Object.fromEntries(names.map((name) => [name, name])) as { readonly [K in T]: K };

export const FurtherChargeKindEnum = named(CHARGE_KINDS);
export const FurtherChargeStateEnum = named(CHARGE_STATES);
registerEnumType(FurtherChargeKindEnum, {
  name: 'FurtherChargeKind',
  description: 'What is charged beside the visit.',
});
registerEnumType(FurtherChargeStateEnum, {
  name: 'FurtherChargeState',
  description:
    'CHARGING: the card is being asked. ACTION_REQUIRED: the bank wants the customer to confirm. DECLINED: it refused. LAPSED: it was not paid in time. WRITTEN_OFF: it is asked for no more.',
});

@ObjectType({ description: 'A tip, or the overtime both sides agreed on. Amounts are cents of euro.' })
export class FurtherCharge {
  @Field(() => ID)
  id: string;

  @Field(() => FurtherChargeKindEnum)
  kind: ChargeKind;

  @Field(() => FurtherChargeStateEnum)
  state: ChargeState;

  @Field(() => Int, { nullable: true, description: 'What the customer pays; the provider sees it of a tip only.' })
  amountCents: number | null;

  @Field(() => Int, { nullable: true, description: 'The provider’s part; not shown to the customer.' })
  providerShareCents: number | null;

  @Field(() => Date, {
    nullable: true,
    description: 'Until when the customer can pay it on the hosted page; null when nothing is asked of them.',
  })
  payBy: Date | null;

  @Field(() => Date)
  createdAt: Date;

  /** Null when the charge is none of the viewer's business. */
  static from(charge: PaymentCharge, viewer: PaymentViewer): FurtherCharge | null {
    if (!showsCharge(viewer, charge)) return null;
    const waits = charge.state === 'ACTION_REQUIRED' || charge.state === 'DECLINED';
    return Object.assign(new FurtherCharge(), {
      id: charge.id,
      kind: charge.kind,
      state: charge.state,
      amountCents: viewer === 'PROVIDER' && charge.kind !== 'TIP' ? null : charge.amountCents,
      providerShareCents: maySeeProviderShare(viewer) ? charge.providerShareCents : null,
      payBy: waits ? charge.collectBy : null,
      createdAt: charge.createdAt,
    });
  }
}

/**
 * One thing that happened, told to other features after the fact. It carries ids, codes, amounts (cents) and instants
 * (ISO 8601, UTC): never a name, an address or a contact that its owner has not made public.
 */
export interface EventOf<Type extends string, Data> {
  readonly type: Type;
  readonly data: Data;
}

import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Connection } from '#platform/graphql';
import { DISPUTE_BEARERS, DISPUTE_STATUSES, type DisputeBearer, type DisputeStatus } from '../domain/dispute.js';
import { ATTACHMENT_FIELDS } from '../domain/evidence-attachment.js';
import { DISPUTE_LISTS, type DisputeList } from '../store/dispute.reads.js';

const enumOf = <Word extends string>(words: readonly Word[]): Record<Word, Word> =>
  Object.fromEntries(words.map((word) => [word, word])) as Record<Word, Word>;

export const DisputeStatusEnum: Record<DisputeStatus, DisputeStatus> = enumOf(DISPUTE_STATUSES);
export const DisputeBearerEnum: Record<DisputeBearer, DisputeBearer> = enumOf(DISPUTE_BEARERS);
export const DisputeListEnum: Record<DisputeList, DisputeList> = enumOf(DISPUTE_LISTS);
registerEnumType(DisputeStatusEnum, {
  name: 'DisputeStatus',
  description: 'WARNING: a question of the bank, no money has moved.',
});
registerEnumType(DisputeBearerEnum, { name: 'DisputeBearer', description: 'Who bears a lost dispute.' });
registerEnumType(DisputeListEnum, { name: 'DisputeList' });

@ObjectType({ description: 'A customer’s bank asks a payment back. Amounts in cents.' })
export class Dispute {
  @Field(() => ID)
  id: string;

  @Field(() => ID, { description: 'As Stripe knows it.' })
  stripeId: string;

  @Field(() => ID)
  bookingId: string;

  @Field(() => DisputeStatusEnum)
  status: DisputeStatus;

  @Field(() => String, { description: 'The bank’s reason, as a code: fraudulent, product_not_received …' })
  reason: string;

  @Field(() => Int)
  amountCents: number;

  @Field(() => Int, { description: 'What the bank holds of our money now.' })
  withdrawnCents: number;

  @Field(() => Int, { description: 'Asked back from the provider, who had been paid.' })
  clawbackCents: number;

  @Field(() => Int, { description: 'What was taken from the customer for the visit.' })
  capturedCents: number;

  @Field(() => Int)
  refundedCents: number;

  @Field(() => Date)
  openedAt: Date;

  @Field(() => Date, { nullable: true, description: 'Until when evidence counts.' })
  dueBy: Date | null;

  @Field(() => Date, { nullable: true })
  closedAt: Date | null;

  @Field(() => Boolean, { description: 'Evidence can be sent now.' })
  answerable: boolean;

  @Field(() => Date, { nullable: true, description: 'When the evidence was sent, or is being sent.' })
  evidenceAskedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Why Stripe refused the evidence, as a code.' })
  evidenceFailure: string | null;

  @Field(() => Int)
  submissionCount: number;

  @Field(() => Boolean, { description: 'The evidence came after the deadline.' })
  pastDue: boolean;

  @Field(() => Boolean, { description: 'Lost, and nobody has said who bears it.' })
  toDecide: boolean;

  @Field(() => DisputeBearerEnum, { nullable: true })
  bearer: DisputeBearer | null;

  @Field(() => Int, { description: 'The provider’s part of a lost dispute.' })
  borneCents: number;

  @Field(() => Date, { nullable: true })
  decidedAt: Date | null;
}

@ObjectType()
export class DisputeConnection extends Connection(Dispute) {}

@ObjectType({ description: 'One text of the evidence.' })
export class EvidenceText {
  @Field(() => String, { description: 'Stripe’s name of the field.' })
  field: string;

  @Field(() => String)
  text: string;
}

@ObjectType('EvidenceDocument', { description: 'One file of the evidence, sent as PDF.' })
export class EvidenceDocumentObject {
  @Field(() => String, { description: 'Stripe’s name of the field.' })
  field: string;

  @Field(() => String)
  title: string;

  @Field(() => String, { description: 'Where finance staff read the file as it was sent, or as it would be sent now.' })
  url: string;
}

export const DisputeAttachmentFieldEnum = Object.fromEntries(
  ATTACHMENT_FIELDS.map((field) => [field.toUpperCase(), field]),
);
registerEnumType(DisputeAttachmentFieldEnum, {
  name: 'DisputeAttachmentField',
  description: 'The fields of Stripe’s evidence that staff fill with a file of their own.',
});

@ObjectType('DisputeAttachment', { description: 'A file that staff added to the evidence.' })
export class DisputeAttachmentObject {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: 'Stripe’s name of the field.' })
  field: string;

  @Field(() => String, { description: 'Media type, as the bytes show it.' })
  contentType: string;

  @Field(() => Int)
  bytes: number;

  @Field(() => Date)
  addedAt: Date;

  @Field(() => String, { description: 'Where finance staff download it; every look is written down.' })
  url: string;

  @Field(() => String, {
    nullable: true,
    description: 'Why Stripe did not want it, as a code: the evidence went without.',
  })
  failure: string | null;
}

@ObjectType({ description: 'What is sent to the bank, and what staff wrote.' })
export class DisputeFile {
  @Field(() => Dispute)
  dispute: Dispute;

  @Field(() => [EvidenceText], { description: 'As it was sent; before that, as it would be sent now.' })
  evidence: EvidenceText[];

  @Field(() => [EvidenceDocumentObject], { description: 'The files beside the texts.' })
  documents: EvidenceDocumentObject[];

  @Field(() => [DisputeAttachmentObject], { description: 'Files of staff’s own. Gone a year after the end.' })
  attachments: DisputeAttachmentObject[];

  @Field(() => Int, { description: 'Bytes that staff’s files may have together.' })
  attachmentLimit: number;

  @Field(() => String, { nullable: true, description: 'Staff’s own words in the evidence.' })
  note: string | null;

  @Field(() => Int, { description: 'Characters a note may have.' })
  noteLimit: number;

  @Field(() => String, { nullable: true, description: 'Why the one who bears it bears it.' })
  decisionReason: string | null;
}

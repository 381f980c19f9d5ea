import fc from 'fast-check';
import {
  ATTACHMENT_FIELDS,
  attachmentName,
  mayAttach,
  MOST_ATTACHED_BYTES,
  type AttachedFile,
} from './evidence-attachment.js';
import { evidenceDocuments } from './evidence-documents.js';

const file = (more: Partial<AttachedFile> = {}): AttachedFile => ({
  field: 'uncategorized_file',
  contentType: 'application/pdf',
  bytes: 1_000,
  ...more,
});

describe('a file of staff’s own', () => {
  it.each([
    ['application/pdf', true],
    ['image/png', true],
    ['image/jpeg', true],
    ['image/webp', false],
    ['text/html', false],
  ])('of type %s goes with the evidence: %s', (contentType, ok) => {
    expect(mayAttach([], file({ contentType })).ok).toBe(ok);
  });

  it('has a field of its own, which none of ours has', () => {
    expect(mayAttach([file()], file())).toMatchObject({ error: { kind: 'DisputeFieldTaken' } });
    expect(mayAttach([file()], file({ field: 'customer_communication' })).ok).toBe(true);
    const charge = { chargeId: null, capturedCents: 0, refundedCents: 0, securedAt: null, capturedAt: null };
    for (const { field } of evidenceDocuments(null, charge)) expect(ATTACHMENT_FIELDS).not.toContain(field);
  });

  it('is counted with the others: all that is let in fits what Stripe takes together', () => {
    const files = fc.array(fc.record({ bytes: fc.integer({ min: 1, max: 5_000_000 }) }), { maxLength: 5 });
    fc.assert(
      fc.property(files, (offered) => {
        const taken: AttachedFile[] = [];
        for (const [index, { bytes }] of offered.entries()) {
          const next = file({ bytes, field: ATTACHMENT_FIELDS[index] ?? 'uncategorized_file' });
          const sum = taken.reduce((all, one) => all + one.bytes, bytes);
          expect(mayAttach(taken, next).ok).toBe(sum <= MOST_ATTACHED_BYTES);
          if (mayAttach(taken, next).ok) taken.push(next);
        }
      }),
    );
    expect(MOST_ATTACHED_BYTES).toBeLessThan(4_500_000);
  });

  it('is called after its field and type, never as it was uploaded', () => {
    expect(attachmentName({ field: 'refund_policy', contentType: 'image/jpeg' })).toBe('refund_policy.jpg');
  });
});

import type french from '../fr/dispute-files';

const catalogue: typeof french = {
  title: 'Your files',
  lead: 'One file for each heading, PDF, JPEG or PNG, {{limit}} together. They go with the file; English is read best by the bank.',
  none: 'No file added.',
  field: {
    customer_communication: 'Messages exchanged with the customer',
    customer_signature: 'Customer’s signature or proof',
    duplicate_charge_documentation: 'Proof that the payment is no duplicate',
    refund_policy: 'Refund terms',
    uncategorized_file: 'Something else, photos for example',
  },
  which: 'Heading',
  add: 'Add a file',
  sending: 'Sending and checking the file',
  failed: 'The file was not sent. Try again.',
  added: 'File added',
  open: 'Download: {{field}}',
  download: 'Download',
  remove: 'Remove: {{field}}',
  removeTitle: 'Remove this file',
  removeText: 'The file will not go to the bank, and is erased.',
  removeConfirm: 'Remove the file',
  removed: 'File removed',
  size: '{{size}} MB',
  smallSize: '{{size}} kB',
  refused: 'Stripe did not want it ({{code}}): the file went without it.',
  full: 'Each heading has its file. Remove one to put another in its place.',
};

export default catalogue;

import { DAY, plus } from '#kernel';
import type { FieldCipher } from '#platform/crypto';
import type { SeedRows } from './copy.js';
import type { SeedCustomer } from './past-bookings.js';
import { DEMO_PEOPLE } from './people.js';
import { userRow } from './provider-rows.js';
import { Random } from './random.js';
import { FIRST_NAMES, LAST_NAMES } from './words.js';

const CUSTOMERS = 120;

/** The demonstration admin, who has also decided on every credential. */
export const ADMIN_ID = new Random(0xad).uuid();
const DEMO_CUSTOMER_ID = new Random(0xcafe).uuid();

/** The first is the demonstration sign-in. */
export function makeCustomers(now: Date): (SeedCustomer & { email: string; since: Date })[] {
  const demo = DEMO_PEOPLE.find(({ role }) => role === 'customer');
  return Array.from({ length: CUSTOMERS }, (_, index) => {
    const random = new Random(0xc0570000 + index);
    const firstName = index === 0 && demo ? demo.firstName : random.pick(FIRST_NAMES);
    const lastName = index === 0 && demo ? demo.lastName : random.pick(LAST_NAMES);
    return {
      userId: index === 0 ? DEMO_CUSTOMER_ID : random.uuid(),
      publicName: `${firstName} ${lastName.charAt(0)}.`,
      email: index === 0 && demo ? demo.email : `client${index}@exemple.fr`,
      since: plus(now, -random.integer(380, 800) * DAY),
    };
  });
}

/** The accounts of customers and of the admin, whose second factor is in the README. */
export function peopleRows(
  customers: Readonly<ReturnType<typeof makeCustomers>>,
  cipher: FieldCipher,
  now: Date,
): SeedRows[] {
  const admin = DEMO_PEOPLE.find(({ role }) => role === 'admin');
  const since = plus(now, -800 * DAY);
  const rows = customers.map((customer) => userRow(customer, ['CUSTOMER'], cipher));
  if (!admin?.totpSecret) return [{ table: 'user_account', rows }];
  const person = { userId: ADMIN_ID, email: admin.email, publicName: `${admin.firstName} ${admin.lastName}`, since };
  const permissions = ['VETTING', 'SUPPORT', 'FINANCE', 'PRIVACY', 'CONTENT', 'SECURITY'];
  const secret = cipher.encrypt(fromBase32(admin.totpSecret).toString('base64'), `user.second-factor:${ADMIN_ID}`);
  return [
    { table: 'user_account', rows: [...rows, userRow(person, ['CUSTOMER', 'ADMIN'], cipher, permissions)] },
    {
      table: 'second_factor',
      rows: [{ user_id: ADMIN_ID, secret_cipher: secret, created_at: since, confirmed_at: since, last_step: 0 }],
    },
  ];
}

/** RFC 4648 base32, without padding. */
function fromBase32(text: string): Buffer {
  const bits = [...text]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []);
}

import { readWanted } from './search';

const read = (query: string) => readWanted(new URLSearchParams(query));
const NOTHING = { state: null, reference: null, userId: null };
const ACCOUNT = '0198a3f0-0000-7000-8000-00000000000a';

describe('what staff look for, from the address bar', () => {
  it('nothing said: everybody’s bookings', () => expect(read('')).toEqual(NOTHING));

  it('a reference, however it was typed', () => {
    expect(read('find=%20rz-fgbxkw%20')).toEqual({ ...NOTHING, reference: 'RZ-FGBXKW' });
  });

  it('an account', () => expect(read(`find=${ACCOUNT.toUpperCase()}`)).toEqual({ ...NOTHING, userId: ACCOUNT }));

  it('a state, also with a reference', () => {
    expect(read('state=CONFIRMED')).toEqual({ ...NOTHING, state: 'CONFIRMED' });
    expect(read('state=CONFIRMED&find=RZ-FGBXKW')).toMatchObject({ state: 'CONFIRMED', reference: 'RZ-FGBXKW' });
  });

  it('a state that is none asks for all', () => expect(read('state=LOST')).toEqual(NOTHING));

  it('neither a reference nor an account is not looked for at all', () => {
    for (const find of ['Camille', 'camille@example.org', 'RZ', '0198']) expect(read(`find=${find}`)).toBeNull();
  });
});

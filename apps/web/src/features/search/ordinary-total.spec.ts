import { ordinaryTotal } from './ordinary-total';

describe('what an ordinary visit costs, shown beside the free slots', () => {
  it.each([
    ['two hours at 32 €', 3_200, 120, 6_720],
    ['three hours at 28 €, as the quote has it', 2_800, 180, 8_820],
    ['half a cent is a cent', 2_701, 90, 4_255],
  ])('%s', (_name, rate, minutes, total) => expect(ordinaryTotal(rate, minutes, 500)).toBe(total));
});

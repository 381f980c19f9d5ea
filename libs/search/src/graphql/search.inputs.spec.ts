import 'reflect-metadata';
import { HttpException, ValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import fc from 'fast-check';
import { inputValidation } from '#platform/graphql';
import { SearchArgs } from './search.inputs.js';

const pipe = inputValidation();
const metadata: ArgumentMetadata = { type: 'body', metatype: SearchArgs };
const outcome = (answer: Promise<unknown>): Promise<unknown> =>
  answer.then(
    (value) => ({ value }),
    (refusal: unknown) => ({ refusal: refusal instanceof HttpException ? refusal.getResponse() : String(refusal) }),
  );

const input = fc.record(
  {
    placeId: fc.constantFrom('75118', null, '75118751187511875118'),
    serviceCode: fc.constantFrom('regular-cleaning', '', 'x'.repeat(41)),
    extras: fc.constantFrom(null, [], ['windows'], ['x'.repeat(41)], Array<string>(21).fill('windows')),
    date: fc.constant('2026-11-26'),
    time: fc.constantFrom('09:00', '9:00', '24:00', null),
    durationMinutes: fc.constantFrom(180, 180.5, null, undefined),
    home: fc.constantFrom(null, {}, { surfaceSquareMetres: 60 }, { surfaceSquareMetres: 60, rooms: 3, bathrooms: 1 }),
    maximumTotalCents: fc.constantFrom(11_000, -1, null),
    minimumRating: fc.constantFrom(4.4, 0, 6, null),
    languages: fc.constantFrom(['en'], ['english'], [], null),
    instantOnly: fc.constantFrom(true, null),
  },
  { requiredKeys: ['serviceCode', 'date'] },
);
const searchArguments = fc.record(
  { input, first: fc.constantFrom(1, 12, 50, 0, 51), after: fc.constantFrom(null, 'WzFd', 'W zF', 'x'.repeat(513)) },
  { requiredKeys: ['input'] },
);

it('a search is taken, or refused with the field that is wrong, exactly as class-validator would', async () => {
  await fc.assert(
    fc.asyncProperty(searchArguments, async (given) => {
      const ofPipe = ValidationPipe.prototype.transform.call(
        pipe,
        structuredClone(given),
        metadata,
      ) as Promise<unknown>;
      expect(await outcome(pipe.transform(structuredClone(given), metadata))).toStrictEqual(await outcome(ofPipe));
    }),
    { numRuns: 300 },
  );
});

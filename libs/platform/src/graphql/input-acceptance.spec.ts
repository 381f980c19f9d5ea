import 'reflect-metadata';
import { HttpException, ValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import fc from 'fast-check';
import { acceptanceOf } from './input-acceptance.js';
import { inputValidation } from './validation.js';

class Room {
  @IsString()
  @MaxLength(5)
  name: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  metres?: number | null;
}

class Page {
  @IsInt()
  @Min(1)
  first: number = 20;
}

class Home extends Page {
  @ValidateNested()
  @Type(() => Room)
  hall: Room;

  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => Room)
  @ArrayMaxSize(2)
  rooms?: Room[] | null;

  @IsOptional()
  @Matches(/^[a-z]{2}$/, { each: true })
  @ArrayMaxSize(3)
  languages?: string[] | null;

  @IsBoolean()
  isFurnished: boolean;

  @ValidateIf((home: Home) => home.isFurnished)
  @IsIn(['KEY', 'CODE'])
  entry?: string;
}

const pipe = inputValidation();
const metadata: ArgumentMetadata = { type: 'body', metatype: Home };
const outcome = (answer: Promise<unknown>): Promise<unknown> =>
  answer.then(
    (value) => ({ value }),
    (refusal: unknown) => ({ refusal: refusal instanceof HttpException ? refusal.getResponse() : String(refusal) }),
  );

const room = fc.record({
  name: fc.constantFrom('salon', 'cuisine', ''),
  metres: fc.constantFrom(0, 9, 1.5, null, undefined),
});
const good = fc.record(
  {
    first: fc.integer({ min: 1, max: 50 }),
    hall: fc.record({ name: fc.constantFrom('hall', '') }),
    rooms: fc.constantFrom(null, [], [{ name: 'salon', metres: 9 }]),
    languages: fc.constantFrom(null, [], ['fr'], ['fr', 'en']),
    isFurnished: fc.constant(false),
    entry: fc.constantFrom('KEY', 'CODE'),
  },
  { requiredKeys: ['hall', 'isFurnished'] },
);
const odd = fc.oneof(
  fc.record(
    {
      first: fc.constantFrom(1, 0, '1', null, undefined, NaN),
      hall: fc.oneof(room, fc.constantFrom(null, undefined, 'hall', [], {}, { name: 'hall', doors: 2 })),
      rooms: fc.oneof(fc.array(room, { maxLength: 3 }), fc.constantFrom('salon', {}, [null], [[]], null)),
      languages: fc.constantFrom(['fr', 'english'], ['fr', null], 'fr', {}, ['a', 'b', 'c', 'd'], null),
      isFurnished: fc.constantFrom(true, false, 'true', null),
      entry: fc.constantFrom('KEY', 'DOOR', null, undefined),
      color: fc.constant('red'),
    },
    { requiredKeys: [] },
  ),
  fc.anything(),
);

describe('an input', () => {
  it('is accepted as the same instance, or refused with the same words, as by class-validator', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(good, odd), async (input) => {
        const ofPipe = ValidationPipe.prototype.transform.call(
          pipe,
          structuredCloneOf(input),
          metadata,
        ) as Promise<unknown>;
        expect(await outcome(pipe.transform(structuredCloneOf(input), metadata))).toStrictEqual(await outcome(ofPipe));
      }),
      { numRuns: 500 },
    );
  });

  it('that is right is accepted without class-validator', () => {
    fc.assert(
      fc.property(good, (input) => {
        expect(acceptanceOf(Home)?.(input)).toBeInstanceOf(Home);
      }),
    );
  });

  it('is left to class-validator when its class has more than plain rules', () => {
    class Shouted {
      @IsString()
      @Transform(({ value }: { value: string }) => value.toUpperCase())
      word: string;
    }
    class Grouped {
      @IsString({ groups: ['later'] })
      word: string;
    }
    for (const target of [Shouted, Grouped, class Nothing {}, String]) expect(acceptanceOf(target)).toBeNull();
  });
});

/** Of what can be cloned; the pipe may change what it is given. */
function structuredCloneOf(value: unknown): unknown {
  try {
    return structuredClone(value);
  } catch {
    return value;
  }
}

import { Field, InputType, Int } from '@nestjs/graphql';
import { IsInt, Max, Min } from 'class-validator';

/** A home as the customer describes it; the bounds are those of `isPlausibleHome`. */
@InputType({ description: 'A home, to estimate how long a visit takes.' })
export class HomeInput {
  @Field(() => Int, { description: 'Floor area in m², 9 to 500.' })
  @IsInt()
  @Min(9)
  @Max(500)
  surfaceSquareMetres: number;

  @Field(() => Int, { description: 'Living rooms and bedrooms, 1 to 20.' })
  @IsInt()
  @Min(1)
  @Max(20)
  rooms: number;

  @Field(() => Int, { description: 'Bathrooms and shower rooms, 0 to 10.' })
  @IsInt()
  @Min(0)
  @Max(10)
  bathrooms: number;
}

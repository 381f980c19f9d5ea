import { Field, InputType } from '@nestjs/graphql';
import { IsEnum, IsOptional, IsString, MaxLength } from 'class-validator';
import { LocaleName, SessionClientName, SignUpIntentName } from './identity.enums.js';

/** Longer texts are refused before any work is done on them; the policy's own limits are lower. */
const LONGEST = { email: 320, password: 4_096, name: 200, token: 128 };

@InputType()
export class SignUpInput {
  @Field(() => String)
  @IsString()
  @MaxLength(LONGEST.email)
  email: string;

  @Field(() => String, { description: 'At least 15 characters, any characters; longer phrases are better.' })
  @IsString()
  @MaxLength(LONGEST.password)
  password: string;

  @Field(() => String, { description: 'What others will see: 2 to 40 characters, no contact details.' })
  @IsString()
  @MaxLength(LONGEST.name)
  publicName: string;

  @Field(() => SignUpIntentName)
  @IsEnum(SignUpIntentName)
  intent: SignUpIntentName;

  @Field(() => LocaleName, { nullable: true, description: 'Language of mails; the request’s by default.' })
  @IsOptional()
  @IsEnum(LocaleName)
  locale?: LocaleName | null;
}

@InputType()
export class SignInInput {
  @Field(() => String)
  @IsString()
  @MaxLength(LONGEST.email)
  email: string;

  @Field(() => String)
  @IsString()
  @MaxLength(LONGEST.password)
  password: string;

  @Field(() => SessionClientName, { defaultValue: SessionClientName.BROWSER })
  @IsEnum(SessionClientName)
  client: SessionClientName = SessionClientName.BROWSER;
}

@InputType()
export class ConfirmSecondFactorInput {
  @Field(() => String, { description: 'From SecondFactorRequired.' })
  @IsString()
  @MaxLength(LONGEST.token)
  challenge: string;

  @Field(() => String, { description: 'Six digits from the authenticator, or a recovery code.' })
  @IsString()
  @MaxLength(64)
  code: string;
}

@InputType()
export class ResetPasswordInput {
  @Field(() => String, { description: 'From the mailed link.' })
  @IsString()
  @MaxLength(LONGEST.token)
  token: string;

  @Field(() => String)
  @IsString()
  @MaxLength(LONGEST.password)
  newPassword: string;
}

@InputType()
export class ChangePasswordInput {
  @Field(() => String)
  @IsString()
  @MaxLength(LONGEST.password)
  currentPassword: string;

  @Field(() => String)
  @IsString()
  @MaxLength(LONGEST.password)
  newPassword: string;
}

@InputType()
export class ProveAgainInput {
  @Field(() => String)
  @IsString()
  @MaxLength(LONGEST.password)
  password: string;

  @Field(() => String, { nullable: true, description: 'Where a second factor is on: six digits, or a recovery code.' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  code?: string | null;
}

@InputType()
export class TurnOffSecondFactorInput {
  @Field(() => String)
  @IsString()
  @MaxLength(LONGEST.password)
  password: string;

  @Field(() => String, { description: 'Six digits from the authenticator, or a recovery code.' })
  @IsString()
  @MaxLength(64)
  code: string;
}

@InputType({ description: 'What is not given stays; null forgets a name or a phone number.' })
export class UpdateProfileInput {
  @Field(() => LocaleName, { nullable: true })
  @IsOptional()
  @IsEnum(LocaleName)
  locale?: LocaleName | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST.name)
  publicName?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST.name)
  firstName?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST.name)
  lastName?: string | null;

  @Field(() => String, { nullable: true, description: 'French (06 12 34 56 78) or international (+44 …).' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  phone?: string | null;
}

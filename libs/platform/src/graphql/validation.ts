import { BadRequestException, ValidationPipe, type ValidationError } from '@nestjs/common';
import { currentLocale } from '../access/index.js';
import { translate } from '../i18n/index.js';

/** Checks every input by its class-validator decorators; unknown properties are refused (no mass assignment). */
export const inputValidation = (): ValidationPipe =>
  new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: false,
    stopAtFirstError: true,
    exceptionFactory: (errors) => {
      const fields = pathsOf(errors);
      const message = translate(currentLocale(), 'BAD_USER_INPUT', { field: fields[0] ?? '' });
      return new BadRequestException({ message, fields });
    },
  });

const pathsOf = (errors: readonly ValidationError[], prefix = ''): string[] =>
  errors.flatMap((error) => {
    const path = prefix ? `${prefix}.${error.property}` : error.property;
    return error.children?.length ? pathsOf(error.children, path) : [path];
  });

import { BadRequestException, ValidationPipe, type ArgumentMetadata, type ValidationError } from '@nestjs/common';
import { getMetadataStorage } from 'class-validator';
import { currentLocale } from '../access/index.js';
import { translate } from '../i18n/index.js';
import { acceptanceOf } from './input-acceptance.js';

/** Checks every input by its class-validator decorators; unknown properties are refused (no mass assignment). */
export function inputValidation(): ValidationPipe {
  rememberRules();
  return new InputPipe({
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
}

/** Takes what is surely right by compiled rules; all else, and with it every refusal, is class-validator's. */
class InputPipe extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const accept = this.toValidate(metadata) ? acceptanceOf(metadata.metatype) : null;
    const accepted = accept?.(value);
    return accepted ? Promise.resolve(accepted) : (super.transform(value, metadata) as Promise<unknown>);
  }
}

type FindRules = ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas'];
/** By class, then by the name of the class that holds it (empty at the top). */
const known = new Map<unknown, Map<string, ReturnType<FindRules>>>();
let find: FindRules | undefined;

/** For every object it checks, class-validator looks through the rules of all classes; a class's own never change. */
function rememberRules(): void {
  if (find) return;
  const storage = getMetadataStorage();
  find = storage.getTargetValidationMetadatas.bind(storage);
  storage.getTargetValidationMetadatas = (target, schema, always, strictGroups, groups) => {
    if (always || strictGroups || groups) return find!(target, schema, always, strictGroups, groups);
    const ofTarget = known.get(target) ?? new Map<string, ReturnType<FindRules>>();
    const rules = ofTarget.get(schema) ?? find!(target, schema, always, strictGroups, groups);
    known.set(target, ofTarget.set(schema, rules));
    return rules;
  };
}

const pathsOf = (errors: readonly ValidationError[], prefix = ''): string[] =>
  errors.flatMap((error) => {
    const path = prefix ? `${prefix}.${error.property}` : error.property;
    return error.children?.length ? pathsOf(error.children, path) : [path];
  });

import type { Type } from '@nestjs/common';
import { getMetadataStorage, type ValidationArguments } from 'class-validator';
import transformer from 'class-transformer/cjs/storage.js';

/**
 * Makes of a plain input the instance that ValidationPipe would; undefined for an input that is not surely right, which is
 * left to the pipe.
 */
export type Accept = (input: unknown) => object | undefined;

type Plain = Record<string, unknown>;
/** Writes a checked property into the instance; false: not surely right. */
type Take = (instance: Plain, input: Plain) => boolean;
interface Constraint {
  validate(value: unknown, given: ValidationArguments): unknown;
}

const PLAIN_TO_CLASS = 0;
const known = new Map<unknown, Accept | null>();

/**
 * The rules of class-validator's decorators on a class and on those of its nested inputs, looked up once and asked
 * one after the other. For every object its executor looks through them anew and makes an error for every property. Null for
 * a class with rules that need it: groups, conditions of one decorator, promises, transformations.
 */
export function acceptanceOf(target: unknown): Accept | null {
  let accept = known.get(target);
  if (accept === undefined) {
    // What holds itself is left to the pipe.
    known.set(target, null);
    accept = compile(target as Type<object>);
    known.set(target, accept);
  }
  return accept;
}

function compile(target: Type<object>): Accept | null {
  const storage = getMetadataStorage();
  const rules = storage.groupByPropertyName(storage.getTargetValidationMetadatas(target, '', false, false));
  const takes = new Map<string, Take>();
  for (const [property, ofProperty] of Object.entries(rules)) {
    const take = compileProperty(target, property, ofProperty);
    if (!take) return null;
    takes.set(property, take);
  }
  if (takes.size === 0) return null;
  return (input) => {
    if (!isPlain(input)) return undefined;
    const instance = new target() as Plain;
    for (const property in input) if (!takes.has(property)) return undefined;
    for (const take of takes.values()) if (!take(instance, input)) return undefined;
    return instance;
  };
}

type Rule = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];

function compileProperty(target: Type<object>, property: string, rules: readonly Rule[]): Take | null {
  if (rules.some(({ type, groups, always, validateIf }) => !KINDS.has(type) || groups?.length || always || validateIf))
    return null;
  if (property in target.prototype || isTransformed(target, property)) return null;
  const conditions = rules
    .filter(({ type }) => type === 'conditionalValidation')
    .map((rule) => rule.constraints[0] as (object: object, value: unknown) => boolean);
  const checks = rules.filter(({ type }) => type === 'customValidation').map((rule) => checkOf(target, property, rule));
  const ofNested = nestedAcceptance(
    target,
    property,
    rules.some(({ type }) => type === 'nestedValidation'),
  );
  if (ofNested === null) return null;
  return (instance, input) => {
    const given = property in input ? input[property] : instance[property];
    const value = ofNested ? nested(given, ofNested) : copied(given);
    if (value === undefined && given !== undefined) return false;
    if (property in input) instance[property] = value;
    if (!conditions.every((holds) => holds(instance, value))) return true;
    if (ofNested && typeof value !== 'object') return false;
    return checks.every((holds) => holds(instance, value)) && (!ofNested || value !== null);
  };
}

const KINDS = new Set(['customValidation', 'conditionalValidation', 'nestedValidation']);

function isTransformed(target: Type<object>, property: string): boolean {
  const { defaultMetadataStorage: storage } = transformer;
  return (
    storage.findExposeMetadata(target, property) !== undefined ||
    storage.findExcludeMetadata(target, property) !== undefined ||
    storage.findTransformMetadatas(target, property, PLAIN_TO_CLASS).length > 0
  );
}

/** Undefined: nothing nested. Null: nested in a way that is left to the pipe. */
function nestedAcceptance(target: Type<object>, property: string, isNested: boolean): Accept | null | undefined {
  const type = transformer.defaultMetadataStorage.findTypeMetadata(target, property);
  if (!type) return isNested ? null : undefined;
  if (!isNested || type.options?.discriminator || !type.typeFunction) return null;
  return acceptanceOf(type.typeFunction({ newObject: {}, object: {}, property }));
}

function checkOf(target: Type<object>, property: string, rule: Rule): (instance: Plain, value: unknown) => boolean {
  const constraints = getMetadataStorage()
    .getTargetValidatorConstraints(rule.constraintCls)
    .map(({ instance }) => instance as Constraint);
  return (object, value) => {
    const given = { targetName: target.name, property, object, value, constraints: rule.constraints };
    // A promise is not true either: left to the pipe.
    const holds = (one: unknown): boolean =>
      constraints.every((constraint) => constraint.validate(one, given) === true);
    return rule.each && Array.isArray(value) ? value.every(holds) : holds(value);
  };
}

/** A primitive, or a copy of a list of them; undefined for anything else. */
function copied(value: unknown): unknown {
  if (!Array.isArray(value)) return isPrimitive(value) ? value : undefined;
  return value.every((one) => one !== undefined && isPrimitive(one)) ? [...(value as unknown[])] : undefined;
}

/** What is nested, as an instance of its class; undefined for what is not surely right. */
function nested(value: unknown, accept: Accept): unknown {
  if (value === null || value === undefined) return value;
  if (!Array.isArray(value)) return accept(value);
  const instances = value.map(accept);
  return instances.every((one) => one !== undefined) ? instances : undefined;
}

const isPrimitive = (value: unknown): boolean =>
  value === null || (typeof value !== 'object' && typeof value !== 'function' && typeof value !== 'symbol');

function isPlain(value: unknown): value is Plain {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

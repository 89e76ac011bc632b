import type { z } from 'zod';
import { Id, Money } from '../kernel/fields.ts';

type Schema = z.core.$ZodType;

/**
 * Paths of the free text in a schema that is tagged neither `personal` nor `notPersonal`, and of tags whose subject
 * is no field beside or around them. Ids, moments, dates and currencies are no free text; what may hold anything is.
 */
export const untaggedText = (schema: Schema, path = '', around: readonly string[] = []): readonly string[] => {
  const tag = (schema as z.ZodType).meta()?.personal;
  if (tag === false) return [];
  if (typeof tag === 'string') return around.includes(tag) ? [] : [`${path}: there is no ${tag} beside or around it`];

  const { def } = schema._zod as { def: z.core.$ZodTypes['_zod']['def'] };
  const into = (inner: Schema, step = '') => untaggedText(inner, path + step, around);
  switch (def.type) {
    case 'object': {
      const fields = [...around, ...Object.keys(def.shape)];
      return Object.entries(def.shape).flatMap(([name, field]) =>
        untaggedText(field, path === '' ? name : `${path}.${name}`, fields),
      );
    }
    case 'array':
      return into(def.element, '[]');
    case 'nullable':
    case 'optional':
    case 'nonoptional':
    case 'default':
    case 'prefault':
    case 'catch':
    case 'readonly':
      return into(def.innerType);
    case 'union':
      return def.options.flatMap((option) => into(option));
    case 'intersection':
      return [...into(def.left), ...into(def.right)];
    case 'tuple':
      return def.items.flatMap((item, index) => into(item, `[${index}]`));
    case 'record':
      return [...into(def.keyType, '{}'), ...into(def.valueType, '{}')];
    case 'pipe':
      return into(def.out);
    case 'string':
      return isFreeText(schema) ? [path] : [];
    case 'enum':
    case 'literal':
    case 'number':
    case 'boolean':
    case 'null':
      return [];
    default:
      return [`${path} (${def.type})`];
  }
};

const patternsOf = ({ _zod }: Schema): readonly string[] => {
  const { checks = [] } = _zod.def as z.core.$ZodStringDef;
  return checks.flatMap((check) => (check._zod.def as z.core.$ZodCheckRegexDef).pattern?.source ?? []);
};

const CLOSED_PATTERNS = [Id, Money.shape.currency].flatMap(patternsOf);
const CLOSED_FORMATS = ['datetime', 'date', 'uuid'];

const isFreeText = (schema: Schema): boolean => {
  const { format = '' } = schema._zod.def as { readonly format?: string };
  return !CLOSED_FORMATS.includes(format) && !patternsOf(schema).some((source) => CLOSED_PATTERNS.includes(source));
};

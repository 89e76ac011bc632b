import { UploadedFile } from './uploaded-file.ts';

const MAX_DEPTH = 32;
// NUL ends a string in some stores, and half a surrogate pair changes on its way through UTF-8.
const BROKEN_TEXT = /[\0\p{Cs}]/u;

/**
 * What no schema would catch in parsed JSON or a parsed query: keys that reach a prototype, broken text, and nesting
 * past 32 levels. One sentence, or `undefined`.
 */
export const hostileInput = (value: unknown, at: string, depth = 0): string | undefined => {
  if (typeof value === 'string') return BROKEN_TEXT.test(value) ? `${at}: contains a NUL or broken Unicode` : undefined;
  if (typeof value !== 'object' || value === null || value instanceof UploadedFile) return undefined;
  if (depth === MAX_DEPTH) return `${at}: nested more than ${MAX_DEPTH} levels deep`;
  for (const key of Object.keys(value)) {
    if (key === '__proto__') return `${at}: the field name __proto__ is not allowed`;
    if (BROKEN_TEXT.test(key)) return `${at}: a field name contains a NUL or broken Unicode`;
    const found = hostileInput((value as Record<string, unknown>)[key], at, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
};

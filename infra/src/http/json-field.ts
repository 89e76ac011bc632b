import { z } from 'zod';
import { hostileInput } from './hostile-input.ts';

/** A field of a form that holds JSON, of this shape. */
export const jsonField = <Schema extends z.ZodType>(schema: Schema, description: string) =>
  z
    .string()
    .max(60_000)
    .describe(description)
    .transform((text, context): unknown => {
      const refuse = (message: string): never => {
        context.addIssue({ code: 'custom', message });
        return z.NEVER;
      };
      let value: unknown;
      try {
        value = JSON.parse(text);
      } catch {
        return refuse('expected JSON');
      }
      const hostile = hostileInput(value, 'the JSON');
      return hostile === undefined ? value : refuse(hostile);
    })
    .pipe(schema);

import { createScriptedModel, outlineExample, type ScriptedModel } from '@partneros/domain/testing';
import { exampleOf } from '../http/example-of.ts';

// Of this shape not everything makes sense.
const MEANT: Readonly<Record<string, object>> = { workflow: outlineExample() };

/** A model that answers whatever shape it is asked for with an example of it, unless it is told otherwise. */
export const createObligingModel = (): ScriptedModel =>
  createScriptedModel(({ output }) =>
    output === undefined
      ? 'Sample'
      : JSON.stringify(MEANT[output.name] ?? exampleOf(output.schema, { textOf: () => undefined })),
  );

import { createScriptedModel, type ScriptedModel } from '@partneros/domain/testing';
import { exampleOf } from '../http/example-of.ts';

/** A model that answers whatever shape it is asked for with an example of it, unless it is told otherwise. */
export const createObligingModel = (): ScriptedModel =>
  createScriptedModel(({ output }) =>
    output === undefined ? 'Sample' : JSON.stringify(exampleOf(output.schema, { textOf: () => undefined })),
  );

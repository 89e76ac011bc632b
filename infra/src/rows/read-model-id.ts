import type { ReadModel } from '@partneros/domain';
import type { Fields } from './index-key.ts';

/** Name and version: what a read model is stored under. */
export type ModelId = Pick<ReadModel<never>, 'name' | 'version'>;

/** What of a declaration decides how its rows are stored. */
export type StoredModel = ModelId & Fields & { readonly search?: unknown };

/** The shape that rows are stored in, to be kept beside them: rows of another shape would be found by other fields. */
export const shapeOf = (model: StoredModel): string =>
  JSON.stringify([
    Object.entries(model.fields)
      .map(([name, { kind }]) => `${name}: ${kind}`)
      .sort(),
    model.search === undefined ? 'no search' : 'search',
  ]);

/** Throws when rows are stored in another shape than the declaration's. */
export const assertShape = (model: StoredModel, stored: string): void => {
  if (stored !== shapeOf(model))
    throw new Error(`${model.name} version ${model.version} is stored with other fields: raise its version`);
};

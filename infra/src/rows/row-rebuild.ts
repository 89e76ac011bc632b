import { randomUUID } from 'node:crypto';
import type { ReadModel, RowRebuild, RowStore } from '@partneros/domain';
import type { ModelId } from './read-model-id.ts';

/** The same declaration under a name of its own, for rows that are made beside its own. No read model's name has a dot. */
export const buildOf = <Model extends ModelId>(model: Model): Model => ({
  ...model,
  name: `${model.name}.${randomUUID().slice(0, 8)}`,
});

/** Is it such a name? */
export const isBuild = ({ name }: ModelId): boolean => name.includes('.');

/** A rebuild over a store: what is about `model` goes to `build`, which is a read model like any other. */
export const rebuildOver = (
  store: RowStore,
  model: ReadModel<never>,
  build: ReadModel<never>,
  ends: Pick<RowRebuild, 'swap' | 'end'>,
): RowRebuild => {
  const placed = <Model extends ModelId>(wanted: Model): Model =>
    wanted.name === model.name && wanted.version === model.version ? (build as ModelId as Model) : wanted;
  return {
    rows: {
      ...store,
      load: (wanted, keys) => store.load(placed(wanted), keys),
      write: (writes) => store.write(writes.map((write) => ({ ...write, model: placed(write.model) }))),
      checkpoint: (wanted) => store.checkpoint(placed(wanted)),
    },
    ...ends,
  };
};

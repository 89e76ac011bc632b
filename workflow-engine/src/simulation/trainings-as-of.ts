import { fold, partsOf, type Recorded, type RowStore, type TrainingEvent, training } from '@partneros/domain';
import { type TrainingRow, trainingsModel } from '@partneros/projections/models';
import type { Overlay } from './overlay.ts';

/**
 * The one list that steps look into, trainings by tag, as it was at the present moment of a simulation: from the streams
 * of the trainings instead of from rows, which know no past.
 */
export const trainingsAsOf =
  (streams: readonly string[]) =>
  ({ store }: Overlay): Pick<RowStore, 'find' | 'reached'> => ({
    reached: async () => true,
    find: async (model, organizationId, { where = {}, limit }) => {
      if (model.name !== trainingsModel.name) throw new Error(`a simulation has no list of ${model.name}`);
      const found: TrainingRow[] = [];
      for (const stream of streams) {
        const aggregate = fold(training, (await store.read(stream)) as readonly Recorded<TrainingEvent>[]);
        if (aggregate === undefined) continue;
        const { state, version, createdAt, updatedAt } = aggregate;
        const row = { id: partsOf(stream).id, organizationId, ...state, version, createdAt, updatedAt };
        if (row.isPublished === where.isPublished && row.tags.some((tag) => tag === where.tag)) found.push(row);
      }
      const rows = found.toSorted((a, b) => (a.id < b.id ? -1 : 1)).slice(0, limit);
      return { rows: rows as readonly object[] as readonly never[], nextCursor: null };
    },
  });

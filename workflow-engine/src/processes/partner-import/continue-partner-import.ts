import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  consequenceOf,
  execute,
  fold,
  PARTNER_IMPORT_FILE,
  type PartnerImportCommand,
  type PartnerImportEvent,
  type PartnerImportFile,
  type PlannedRow,
  partnerImport,
  partnerImportFileKey,
  planPartnerImport,
  type Recorded,
  streamOf,
} from '@partneros/domain';
import pLimit from 'p-limit';
import type { ImportDeps } from './import-deps.ts';
import { importRow, type RowContext, type RowOutcome } from './import-row.ts';

// Rows between two records of progress: what a crash repeats. A long file has larger steps, so that an import is a few
// hundred events at most.
const STEP = 50;
const MOST_STEPS = 200;
// At once, so that they share commits.
const WIDTH = 50;

/**
 * Carries an import on after the last rows it has recorded, until it is finished. Safe to call at any time, also twice
 * at once: rows repeat without effect. Quiet when the import is over or does not exist. Stops after the rows in hand
 * when `signal` aborts. Throws on an outage.
 */
export const continuePartnerImport = async (
  deps: ImportDeps,
  organizationId: string,
  partnerImportId: string,
  signal?: AbortSignal,
): Promise<void> => {
  const stream = streamOf(partnerImport.category, organizationId, partnerImportId);
  const history = (await deps.store.read(stream)) as readonly Recorded<PartnerImportEvent>[];
  const started = history[0];
  const before = fold(partnerImport, history)?.state;
  if (started === undefined || before === undefined) return;

  const key = partnerImportFileKey(organizationId, partnerImportId);
  if (before.status === 'running') {
    const context = { organizationId, started };
    const onImport = async (reason: string, command: PartnerImportCommand) => {
      const { actor } = started.metadata;
      const cause = consequenceOf(started, deps.ids, { actor, reason, occurredAt: deps.clock.now() });
      const outcome = await execute(deps, partnerImport, { organizationId, id: partnerImportId, command, cause });
      if (outcome.kind !== 'recorded' && outcome.kind !== 'unchanged')
        throw new Error(`import ${partnerImportId}: ${reason} ended in ${outcome.kind}`);
    };

    const file = await deps.keyValues.get<PartnerImportFile>(PARTNER_IMPORT_FILE, key);
    if (file === undefined) {
      const data = { partnerImportId, reason: 'file-missing' } as const;
      await onImport('fail', { type: 'FailPartnerImport', data });
    } else {
      for await (const rows of stepsAfter(before.done, file)) {
        if (signal?.aborted) return;
        const data = { partnerImportId, ...(await importRows(deps, context, rows)) };
        await onImport(`progress-${data.from}`, { type: 'ProgressPartnerImport', data });
      }
    }
  }
  await deps.keyValues.delete(PARTNER_IMPORT_FILE, key);
};

// Rows that are done are read again, because later ones must not repeat them.
async function* stepsAfter(done: number, { records }: PartnerImportFile): AsyncGenerator<readonly PlannedRow[]> {
  const size = Math.max(STEP, Math.ceil(records.length / MOST_STEPS));
  let rows: PlannedRow[] = [];
  for (const planned of planPartnerImport(records)) {
    if (planned.row > done) rows.push(planned);
    if (rows.length === size || planned.row === records.length) {
      if (rows.length > 0) yield rows;
      rows = [];
    } else if (planned.row % size === 0) {
      await nextTurn();
    }
  }
}

const importRows = async (deps: ImportDeps, context: RowContext, rows: readonly PlannedRow[]) => {
  const limit = pLimit(WIDTH);
  const outcomeOf = async (planned: PlannedRow): Promise<RowOutcome> =>
    'errors' in planned ? planned.errors : importRow(deps, context, planned);
  const outcomes = await Promise.all(rows.map((planned) => limit(outcomeOf, planned)));
  const count = (wanted: RowOutcome) => outcomes.filter((outcome) => outcome === wanted).length;
  return {
    from: rows[0]?.row ?? 0,
    to: rows.at(-1)?.row ?? 0,
    created: count('created'),
    updated: count('updated'),
    unchanged: count('unchanged'),
    rejected: outcomes.flatMap((outcome) => (typeof outcome === 'string' ? [] : outcome)),
  };
};

import { deepEqual } from 'node:assert/strict';
import { type EventStore, streamOf, type WorkflowRunEvent } from '@partneros/domain';
import { runExample } from '@partneros/domain/testing';
import { workflowRunsModel } from '@partneros/projections/models';
import { type ServedQueryApi, serveQueryApi } from '../testing/serve-query-api.ts';
import { act, activate, create, recordRun, save } from '../workflow/workflow-queries.examples.ts';

describe('the stream of a run', () => {
  let api: ServedQueryApi;
  let meanwhile: 'before' | 'after' | undefined;

  const record = async (store: EventStore, stream: string, { type, data }: WorkflowRunEvent) => {
    const last = (await store.read(stream)).at(-1);
    if (last === undefined) throw new Error('the run has not begun');
    const { runId, workflowId } = last.data as { readonly runId: string; readonly workflowId: string };
    const eventId = `${type} of ${runId}`;
    const metadata = { ...last.metadata, eventId, commandId: eventId };
    await store.append(stream, last.revision, [{ type, data: { ...data, runId, workflowId }, metadata }]);
  };

  // The run goes on while it is read: before its events are taken from the store, or right after.
  const goingOnWhileRead =
    ({ store }: Pick<ServedQueryApi, 'store'>): EventStore['read'] =>
    async (stream, range) => {
      if (!stream.startsWith('workflowRun-') || meanwhile === undefined) return store.read(stream, range);
      const when = meanwhile;
      meanwhile = undefined;
      const found = await store.read(stream, range);
      await record(store, stream, runExample.stepStarted('welcome'));
      // Lists are further behind than who listens.
      await api.rows.reached(workflowRunsModel, await api.feed.head(), 2_000);
      return when === 'before' ? store.read(stream, range) : found;
    };

  beforeEach(async () => {
    api = await serveQueryApi({ reading: goingOnWhileRead });
    await act(api, create('w-1'));
    await act(api, save('w-1'));
    await act(api, activate('w-1'));
  });
  afterEach(() => api.close());

  for (const when of ['before', 'after'] as const)
    it(`tells what happens right ${when} it is read once`, async () => {
      const runId = await recordRun(api, 'w-1');
      meanwhile = when;
      const response = await api.fetch(`/api/workflow-runs/${runId}/stream`);
      await record(api.store, streamOf('workflowRun', 'org-1', runId), runExample.completed());
      const told = [...(await response.text()).matchAll(/^id: (\d+)\nevent: (\w+)/gm)];
      deepEqual(
        told.map(([, id, event]) => [id, event]),
        [
          ['0', 'step'],
          ['1', 'step'],
          ['2', 'end'],
        ],
      );
    });
});

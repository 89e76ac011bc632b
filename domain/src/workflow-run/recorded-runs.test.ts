import { deepEqual, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { nodeConfigs } from '../workflow/node-configs.ts';
import { decisionsOf, readRuns, SHORT, writeRuns } from './recorded-run.examples.ts';
import { workflowRunEvents } from './workflow-run.events.ts';

const text = readFileSync(new URL('./recorded-runs.ndjson', import.meta.url), 'utf8');
const runs = readRuns(text);

// A running run goes on by today's code: from what it has recorded, that has to come to what it came to then.
describe('runs that were recorded', () => {
  it('come to the same decisions as then', () => {
    for (const { definition, events, decisions } of runs) deepEqual(decisionsOf(definition, events), decisions);
  });

  it('are many, of every type of node, with every event a run can have', () => {
    ok(runs.length >= 500, `${runs.length} runs`);
    const types = new Set(runs.flatMap(({ definition }) => definition.nodes.map(({ type }) => type)));
    deepEqual(
      Object.keys(nodeConfigs).filter((type) => !types.has(type)),
      [],
    );
    const events = new Set(runs.flatMap((run) => run.events.map(({ type }) => String(type))));
    deepEqual(
      Object.keys(SHORT).filter((type) => !events.has(type)),
      [],
    );
    ok(text.length < 1_000_000, `${text.length} characters`);
  });

  it('are in the stored format, and written as they are read', () => {
    for (const { type, data } of runs.flatMap(({ events }) => events))
      deepEqual(workflowRunEvents[type].parse(data), data);
    deepEqual(readRuns(writeRuns(runs)), runs);
  });
});

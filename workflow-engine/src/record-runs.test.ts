import { deepEqual, ok } from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { decisionsOf, readRuns, writeRuns } from '@partneros/domain/testing';
import { recordRuns } from './record-runs.examples.ts';

// `RECORD=600 npx mocha workflow-engine/src/record-runs.test.ts` writes what `next` is held against from then on.
const { RECORD } = process.env;
const FILE = new URL('../../domain/src/workflow-run/recorded-runs.ndjson', import.meta.url);

describe('runs of a real engine', () => {
  it('are recorded so that they come to the same decisions when they are read again', async () => {
    const runs = await recordRuns(Number(RECORD ?? 12), 1);
    ok(runs.length >= Number(RECORD ?? 12));
    const text = writeRuns(runs);
    for (const { definition, events, decisions } of readRuns(text))
      deepEqual(decisionsOf(definition, events), decisions);
    if (RECORD !== undefined) writeFileSync(FILE, text);
  }).timeout(600_000);
});

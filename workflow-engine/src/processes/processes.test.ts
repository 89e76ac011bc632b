import { deepEqual, equal } from 'node:assert/strict';
import { execute, type PartnerImportCommand, partnerImport } from '@partneros/domain';
import {
  createRecordingEffects,
  type ManualClock,
  type MemoryStores,
  openMemoryStores,
} from '@partneros/infra/testing';
import { createWorkflowEngine, type WorkflowEngine } from '../create-workflow-engine.ts';
import type { Process } from './process.ts';

const ORGANIZATION = 'org-1';

describe('processes', () => {
  let stores: MemoryStores<ManualClock>;
  let engine: WorkflowEngine;
  let runs: string[];
  let failures: number;

  const process: Process = {
    name: 'example',
    on: 'PartnerImportStarted',
    until: ['PartnerImportFailed'],
    run: async (_deps, organizationId, subjectId) => {
      runs.push(`${organizationId}/${subjectId}`);
      failures -= 1;
      if (failures >= 0) throw new Error('an outage');
    },
  };
  const start = async () => {
    const deps = {
      ...stores,
      effects: createRecordingEffects(),
      baseUrl: 'http://localhost',
      shared: false,
      model: undefined,
      aiMonthlyCents: 0,
    };
    engine = createWorkflowEngine(deps, { policies: [], processes: [process], deadlineProcesses: [] });
    await engine.ready;
    await engine.idle();
  };
  const onImport = async (command: PartnerImportCommand) => {
    await execute(stores, partnerImport, {
      organizationId: ORGANIZATION,
      id: command.data.partnerImportId,
      command,
      cause: {
        commandId: stores.ids.next(),
        correlationId: 'request-1',
        actor: { type: 'user', id: 'user-1' },
        occurredAt: stores.clock.now(),
        depth: 0,
      },
    });
  };
  const begin = (partnerImportId: string) =>
    onImport({ type: 'StartPartnerImport', data: { partnerImportId, rows: 1, mapping: {}, silent: false } });
  const end = (partnerImportId: string) =>
    onImport({ type: 'FailPartnerImport', data: { partnerImportId, reason: 'file-missing' } });

  beforeEach(async () => {
    stores = openMemoryStores();
    runs = [];
    failures = 0;
    await start();
  });
  afterEach(async () => {
    await engine.stop();
    await stores.close();
  });

  it('run when the event that begins them is recorded', async () => {
    await begin('import-1');
    await engine.idle();
    deepEqual(runs, ['org-1/import-1']);
  });

  it('go on after a restart until they are over', async () => {
    await begin('import-1');
    await begin('import-2');
    await engine.idle();
    await end('import-2');
    await engine.idle();
    await engine.stop();
    await start();
    deepEqual(runs, ['org-1/import-1', 'org-1/import-2', 'org-1/import-1']);
  });

  it('begin at start, when their event was recorded while no engine ran', async () => {
    await engine.stop();
    await begin('import-1');
    await begin('import-2');
    await end('import-1');
    await start();
    deepEqual(runs, ['org-1/import-2']);
  });

  it('are tried again a while after an outage', async () => {
    failures = 2;
    await begin('import-1');
    await engine.idle();
    equal(runs.length, 1);
    stores.clock.advance(5_000);
    await engine.idle();
    stores.clock.advance(5_000);
    await engine.idle();
    stores.clock.advance(60_000);
    await engine.idle();
    equal(runs.length, 3);
  });
});

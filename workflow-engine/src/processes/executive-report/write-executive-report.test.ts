import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import {
  addMillis,
  deciders,
  decodeWith,
  type EventStore,
  type ExecutiveReport,
  type ExecutiveReportEvent,
  execute,
  executiveReport,
  load,
  ModelFailure,
  type Recorded,
  streamOf,
} from '@partneros/domain';
import { createScriptedModel, type ScriptedModel } from '@partneros/domain/testing';
import {
  createManualClock,
  createRecordingEffects,
  type MemoryStores,
  openMemoryStores,
} from '@partneros/infra/testing';
import { projections, runProjections } from '@partneros/projections';
import type { EngineDeps } from '../../engine-deps.ts';
import { writeExecutiveReport } from './write-executive-report.ts';

const ORGANIZATION = 'org-1';
const SECTIONS = ['partners', 'pipeline', 'summary'];
const GOOD = JSON.stringify({ headline: 'Good.', paragraphs: ['All is well.'], highlights: [] });
const NEVER = new AbortController().signal;

/** Lets `survives` appends to reports through and then fails each, half of them after the append. */
const dyingStore = (store: EventStore, survives: number): EventStore => {
  let left = survives;
  return {
    read: store.read,
    append: async (stream, ...append) => {
      if (!stream.startsWith('executiveReport-')) return store.append(stream, ...append);
      left -= 1;
      if (left < 0 && survives % 2 === 0) throw new Error('killed before the append');
      const result = await store.append(stream, ...append);
      if (left < 0) throw new Error('killed after the append');
      return result;
    },
  };
};

describe('writing an executive report', () => {
  let stores: MemoryStores<ReturnType<typeof createManualClock>>;
  let readModels: ReturnType<typeof runProjections>;
  let model: ScriptedModel;
  let deps: EngineDeps;

  beforeEach(async () => {
    const clock = createManualClock('2026-05-16T12:00:00.000Z');
    stores = openMemoryStores({ decode: decodeWith(deciders), clock });
    readModels = runProjections(stores, projections);
    model = createScriptedModel(() => GOOD);
    deps = {
      ...stores,
      effects: createRecordingEffects(),
      baseUrl: 'https://partners.example.com',
      shared: false,
      model,
      aiMonthlyCents: 1_000,
    };
    await readModels.caughtUp;
  });

  afterEach(async () => {
    await readModels.stop();
    await stores.close();
  });

  const request = async (reportId: string): Promise<void> => {
    const data = {
      reportId,
      jobId: 'job-1',
      reportType: 'executive-summary' as const,
      organizationName: 'Northwind',
      domain: null,
      filters: {},
      fingerprint: reportId,
      from: '2026-02-16',
      to: '2026-05-16',
      sectionIds: SECTIONS,
    };
    const cause = {
      commandId: stores.ids.next(),
      correlationId: 'request-1',
      actor: { type: 'user', id: 'user-1' },
      occurredAt: stores.clock.now(),
      depth: 0,
    } as const;
    const command = { type: 'GenerateReport', data } as const;
    await execute(stores, executiveReport, { organizationId: ORGANIZATION, id: reportId, command, cause });
  };
  const write = (reportId: string, over: Partial<EngineDeps> = {}, signal = NEVER) =>
    writeExecutiveReport({ ...deps, ...over }, ORGANIZATION, reportId, signal);
  const stateOf = async (reportId: string): Promise<ExecutiveReport> => {
    const found = await load(stores, executiveReport, ORGANIZATION, reportId);
    if (found === undefined) throw new Error('there is no such report');
    return found.state;
  };
  const history = async (reportId: string): Promise<readonly Recorded<ExecutiveReportEvent>[]> => {
    const stream = streamOf(executiveReport.category, ORGANIZATION, reportId);
    return (await stores.store.read(stream)) as readonly Recorded<ExecutiveReportEvent>[];
  };
  const sectionsAsked = (): readonly string[] =>
    model.requests.map(({ messages }) => /section “(.*?)”/.exec(messages.at(-1)?.text ?? '')?.[1] ?? '');

  it('pays once for what is finished, wherever it is killed', async () => {
    for (let survives = 0; survives <= 8; survives += 1) {
      const reportId = `report-${survives}`;
      await request(reportId);
      await write(reportId, { store: dyingStore(stores.store, survives) }).catch(() => undefined);
      const finished = (await stateOf(reportId)).sections.length;
      const before = model.requests.length;
      await write(reportId);
      const done = await stateOf(reportId);
      equal(done.status, 'completed', reportId);
      deepEqual(
        done.sections.map(({ sectionId }) => sectionId),
        SECTIONS,
      );
      equal(model.requests.length - before, SECTIONS.length - finished, `killed after ${survives}`);
      equal((await history(reportId)).filter(({ type }) => type === 'ReportFactsTaken').length, 1);
    }
  });

  it('gives a section up that takes it down again and again', async () => {
    await request('report-1');
    const dying: Partial<EngineDeps> = {
      model: {
        ...model,
        stream: () => {
          throw new Error('killed');
        },
      },
    };
    for (let life = 0; life < 4; life += 1) await rejects(write('report-1', dying), /killed/);
    await write('report-1', dying);
    const { status, errorMessage } = await stateOf('report-1');
    deepEqual([status, errorMessage], ['failed', 'Writing it was interrupted too often.']);
  });

  it('is written by one of two engines, section by section', async () => {
    await request('report-1');
    const both = [write('report-1', { shared: true }), write('report-1', { shared: true })];
    let over = false;
    const written = Promise.all(both).then(() => {
      over = true;
    });
    while (!over) {
      stores.clock.advance(1_000);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await written;
    equal((await stateOf('report-1')).status, 'completed');
    deepEqual(sectionsAsked(), ['Partners', 'Pipeline', 'In short']);
  });

  it('is taken over from an engine that has ended once its time is up', async () => {
    await request('report-1');
    const store = dyingStore(stores.store, 2);
    await rejects(write('report-1', { store, shared: true }), /killed/);
    let over = false;
    const written = write('report-1', { shared: true }).then(() => {
      over = true;
    });
    for (let turn = 0; turn < 200; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    deepEqual([over, model.requests.length], [false, 1]);
    while (!over) {
      stores.clock.advance(10_000);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await written;
    equal((await stateOf('report-1')).status, 'completed');
    ok(stores.clock.now() >= addMillis('2026-05-16T12:00:00.000Z', model.deadlineMs));
  });

  it('stops when the engine does, and that is held against nobody', async () => {
    await request('report-1');
    const stopping = new AbortController();
    model.next({ fails: new ModelFailure('left', 'Nobody waits any more.') });
    const { stream } = model;
    const leaving: EngineDeps['model'] = {
      ...model,
      stream: (turn) => {
        stopping.abort();
        return stream(turn);
      },
    };
    await write('report-1', { model: leaving }, stopping.signal);
    const { status, attempts, inHandUntil } = await stateOf('report-1');
    deepEqual([status, attempts, inHandUntil], ['running', 0, null]);
    await write('report-1');
    equal((await stateOf('report-1')).status, 'completed');
  });

  it('waits for another turn when the model has too much to do, and says so in the end', async () => {
    await request('report-1');
    const busy = { fails: new ModelFailure('refused', 'The AI model has too much to do.') };
    model.next(busy, busy, busy, busy);
    for (let turn = 0; turn < 3; turn += 1) await rejects(write('report-1'), /too much to do/);
    await write('report-1');
    const { status, errorMessage } = await stateOf('report-1');
    deepEqual([status, errorMessage], ['failed', 'The AI model has too much to do.']);
  });

  it('fails at once without a model', async () => {
    await request('report-1');
    await write('report-1', { model: undefined });
    equal(
      (await stateOf('report-1')).errorMessage,
      'No AI model is configured here; whoever runs PartnerOS sets OPENAI_API_KEY.',
    );
  });
});

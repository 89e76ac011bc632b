import { deepEqual } from 'node:assert/strict';
import { recorded } from '@partneros/domain/testing';
import { openMemoryStores } from '@partneros/infra/testing';
import { type EngineMemory, loadEngineMemory } from '../kernel/engine-memory.ts';
import type { DeadlineProcess } from './deadline-process.ts';
import type { Process } from './process.ts';
import { rememberDeadlines } from './remember-deadline.ts';
import { rememberProcesses } from './remember-process.ts';

const happened = (type: string, data: object = {}) =>
  recorded({ type, data }, { stream: 'thing-org-1_thing-1', position: 5n });

describe('processes in the engine’s memory', () => {
  let stores: ReturnType<typeof openMemoryStores>;
  let memory: EngineMemory;
  beforeEach(async () => {
    stores = openMemoryStores();
    memory = await loadEngineMemory(stores.rows, { shared: true });
  });
  afterEach(() => stores.close());

  it('stand from the event that begins them to one with which they are over', () => {
    const work: Process = { name: 'work', on: 'Begun', until: ['Done', 'Failed'], run: async () => undefined };
    const entry = { kind: 'process', process: 'work', subjectId: 'thing-1' } as const;
    deepEqual(rememberProcesses(memory, [work], happened('Other')), []);
    deepEqual(rememberProcesses(memory, [work], happened('Begun')), [entry]);
    deepEqual(memory.processes(), [{ organizationId: 'org-1', entry }]);
    deepEqual(rememberProcesses(memory, [work], happened('Failed')), []);
    deepEqual(memory.processes(), []);
  });

  it('have one deadline per subject, which events set, move and take away', () => {
    const due: DeadlineProcess = {
      name: 'due',
      deadlineOf: (event) =>
        'dueAt' in event.data ? { subjectId: 'thing-1', dueAt: event.data.dueAt as string | null } : undefined,
      fire: async () => undefined,
    };
    const entry = (dueAt: string) => ({ kind: 'deadline', process: 'due', subjectId: 'thing-1', dueAt }) as const;
    deepEqual(rememberDeadlines(memory, [due], happened('Set', { dueAt: 'monday' })), [entry('monday')]);
    deepEqual(rememberDeadlines(memory, [due], happened('Moved', { dueAt: 'tuesday' })), [entry('tuesday')]);
    deepEqual(rememberDeadlines(memory, [due], happened('Other')), []);
    deepEqual(memory.deadlines(), [{ organizationId: 'org-1', entry: entry('tuesday') }]);
    deepEqual(rememberDeadlines(memory, [due], happened('Over', { dueAt: null })), []);
    deepEqual(memory.deadlines(), []);
  });
});

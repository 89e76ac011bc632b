import { deepEqual, equal, ok } from 'node:assert/strict';
import type { DataOf, Message, WorkflowRunEvent } from '@partneros/domain';
import type { RecordedEffect } from '@partneros/infra/testing';

const ENDS: readonly string[] = ['WorkflowRunCompleted', 'WorkflowRunFailed', 'WorkflowRunCancelled'];

/**
 * Holds the history of every run against what is promised of it: it begins once and ends once, no step ends twice,
 * every effect has the key of its step, carries the same content each time, and happens at most once per intent.
 */
export const holdsToItsPromises = (events: readonly Message[], effects: readonly RecordedEffect[]) => {
  const ofRuns = events.filter((event): event is WorkflowRunEvent => 'runId' in event.data);
  for (const runId of new Set(ofRuns.map(({ data }) => data.runId))) {
    const own = ofRuns.filter(({ data }) => data.runId === runId);
    const types = own.map(({ type }) => type);
    equal(types.filter((type) => type === 'WorkflowRunStarted').length, 1, `run ${runId} begins once`);
    equal(types.filter((type) => ENDS.includes(type)).length, 1, `run ${runId} ends once: ${types.join(' ')}`);
    const ended = own.filter(endsStep).map(({ data }) => 'nodeId' in data && data.nodeId);
    deepEqual(ended, [...new Set(ended)], `every step of run ${runId} ends once: ${types.join(' ')}`);
  }

  const intents = ofRuns.flatMap((event) => (event.type === 'StepStarted' ? [event.data] : []));
  for (const { runId, nodeId, key } of intents)
    for (const other of intents)
      equal(other.key === key, other.runId === runId && other.nodeId === nodeId, 'every step has one key of its own');
  for (const key of new Set(effects.map(({ effect }) => effect.key))) {
    const calls = effects.filter(({ effect }) => effect.key === key);
    const begun = intents.filter((intent: DataOf<WorkflowRunEvent, 'StepStarted'>) => intent.key === key);
    ok(calls.length <= begun.length, `${calls.length} calls with ${key}, after ${begun.length} intents`);
    for (const call of calls) deepEqual(call, calls[0], 'a repeat is the same call');
  }
};

const endsStep = (event: WorkflowRunEvent): boolean =>
  event.type === 'StepSucceeded' ||
  event.type === 'BranchTaken' ||
  event.type === 'DelayElapsed' ||
  (event.type === 'StepFailed' && event.data.retryAt === null);

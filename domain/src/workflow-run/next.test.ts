import { deepEqual } from 'node:assert/strict';
import type { Definition } from '../workflow/definition.ts';
import { graphOf } from '../workflow/graph-of.ts';
import { branchByTierDefinition, welcomeDefinition } from '../workflow/workflow.examples.ts';
import { next } from './next.ts';
import type { WorkflowRunEvent } from './workflow-run.events.ts';
import { runExample } from './workflow-run.examples.ts';
import { evolveWorkflowRun, type WorkflowRun } from './workflow-run.state.ts';

const AT = '2026-03-01T09:00:00.000Z';
const LATER = '2026-03-08T09:00:00.000Z';

const graph = (definition: Definition) => {
  const parsed = graphOf(definition);
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.graph;
};

const run = (...events: readonly WorkflowRunEvent[]): WorkflowRun => {
  const state = events.reduce<WorkflowRun | undefined>(evolveWorkflowRun, undefined);
  if (state === undefined) throw new Error('no run');
  return state;
};

const { started, stepStarted, succeeded, failed, branch, delay, elapsed, held, resumed, cancelled, deferred, parked } =
  runExample;

const whatNext = (definition: Definition, at: string, ...events: readonly WorkflowRunEvent[]) => {
  const decided = next(graph(definition), run(started(), ...events), at);
  return decided.kind === 'do' ? decided.todos.map((todo) => `${todo.kind} ${todo.node.id}`) : decided;
};

/** trigger → a → c, trigger → b → c: c joins. */
const diamond: Definition = {
  nodes: [
    { id: 'trigger', type: 'trigger', position: { x: 0, y: 0 }, data: { trigger: 'partner_created' } },
    ...['a', 'b', 'c'].map((id) => ({ id, type: 'create_task', position: { x: 0, y: 0 }, data: { title: id } })),
  ],
  edges: [
    { id: 'e1', source: 'trigger', target: 'a' },
    { id: 'e2', source: 'trigger', target: 'b' },
    { id: 'e3', source: 'a', target: 'c' },
    { id: 'e4', source: 'b', target: 'c' },
  ],
};

/** The diamond behind a branch, its ids numbers: gold leads by two steps to 1, everybody else by one. */
const numbered: Definition = {
  nodes: [
    { id: '9', type: 'trigger', position: { x: 0, y: 0 }, data: { trigger: 'partner_created' } },
    {
      id: '8',
      type: 'branch',
      position: { x: 0, y: 0 },
      data: { cases: [{ id: 'gold', all: [{ path: 'partner.tier', op: 'equals', value: 'Gold' }] }] },
    },
    ...['7', '2', '3', '1'].map((id) => ({ id, type: 'create_task', position: { x: 0, y: 0 }, data: { title: id } })),
  ],
  edges: [
    { id: 'e1', source: '9', target: '8' },
    { id: 'e2', source: '8', target: '7', sourceHandle: 'gold' },
    { id: 'e3', source: '7', target: '2' },
    { id: 'e4', source: '2', target: '1' },
    { id: 'e5', source: '8', target: '3', sourceHandle: 'else' },
    { id: 'e6', source: '3', target: '1' },
  ],
};

describe('what a run does next', () => {
  it('begins with what the trigger leads to', () => {
    deepEqual(whatNext(welcomeDefinition, AT), ['start welcome']);
  });

  it('performs a step whose intent is recorded and whose result is not', () => {
    deepEqual(whatNext(welcomeDefinition, AT, stepStarted('welcome')), ['perform welcome']);
  });

  it('goes on to the next node when a step has succeeded', () => {
    deepEqual(whatNext(welcomeDefinition, AT, stepStarted('welcome'), succeeded('welcome')), ['start wait']);
  });

  it('waits for a delay, and not a millisecond longer', () => {
    const events = [stepStarted('welcome'), succeeded('welcome'), delay('wait', LATER)];
    deepEqual(whatNext(welcomeDefinition, '2026-03-08T08:59:59.999Z', ...events), { kind: 'wait', until: LATER });
    deepEqual(whatNext(welcomeDefinition, LATER, ...events), ['elapse wait']);
    deepEqual(whatNext(welcomeDefinition, LATER, ...events, elapsed('wait', LATER)), ['start follow-up']);
  });

  it('completes when nothing is left', () => {
    const events = [stepStarted('welcome'), succeeded('welcome'), delay('wait', LATER), elapsed('wait', LATER)];
    deepEqual(whatNext(welcomeDefinition, LATER, ...events, stepStarted('follow-up'), succeeded('follow-up')), {
      kind: 'complete',
    });
  });

  it('waits for no way that a branch has cut off, also where ids are numbers', () => {
    deepEqual(whatNext(numbered, AT, branch('8', 'else'), stepStarted('3'), succeeded('3')), ['start 1']);
  });

  it('takes one way out of a branch, and completes without the others', () => {
    deepEqual(whatNext(branchByTierDefinition, AT, branch('tier', 'silver')), ['start announce']);
    deepEqual(
      whatNext(branchByTierDefinition, AT, branch('tier', 'silver'), stepStarted('announce'), succeeded('announce')),
      { kind: 'complete' },
    );
  });

  it('joins: waits for every way in that can still be taken', () => {
    deepEqual(whatNext(diamond, AT), ['start a', 'start b']);
    deepEqual(whatNext(diamond, AT, stepStarted('a'), stepStarted('b'), succeeded('a')), ['perform b']);
    deepEqual(whatNext(diamond, AT, stepStarted('a'), stepStarted('b'), succeeded('a'), succeeded('b')), ['start c']);
  });

  it('retries a failed step when its time has come', () => {
    const events = [stepStarted('welcome'), failed('welcome', LATER)];
    deepEqual(whatNext(welcomeDefinition, AT, ...events), { kind: 'wait', until: LATER });
    deepEqual(whatNext(welcomeDefinition, LATER, ...events), ['retry welcome']);
  });

  it('fails with the step that failed for good, after what is under way has ended', () => {
    const error = { code: 'broken', message: 'It broke.' };
    const events = [stepStarted('a'), stepStarted('b'), failed('a', null)];
    deepEqual(whatNext(diamond, AT, ...events), ['perform b']);
    deepEqual(whatNext(diamond, AT, ...events, succeeded('b')), { kind: 'fail', nodeId: 'a', error });
  });

  it('rests while held and goes on when resumed', () => {
    deepEqual(whatNext(welcomeDefinition, AT, held()), { kind: 'rest' });
    deepEqual(whatNext(welcomeDefinition, AT, held(), resumed()), ['start welcome']);
  });

  it('waits for the hours of its workflow, and then reaches the step or tries it again', () => {
    deepEqual(whatNext(welcomeDefinition, AT, deferred('welcome', LATER)), { kind: 'wait', until: LATER });
    deepEqual(whatNext(welcomeDefinition, LATER, deferred('welcome', LATER)), ['start welcome']);
    const tried = [stepStarted('welcome'), failed('welcome', AT), deferred('welcome', LATER)];
    deepEqual(whatNext(welcomeDefinition, AT, ...tried), { kind: 'wait', until: LATER });
    deepEqual(whatNext(welcomeDefinition, LATER, ...tried), ['retry welcome']);
  });

  it('rests while parked', () => {
    deepEqual(whatNext(welcomeDefinition, AT, stepStarted('welcome'), parked('welcome')), { kind: 'rest' });
  });

  it('rests for ever once cancelled', () => {
    deepEqual(whatNext(welcomeDefinition, AT, stepStarted('welcome'), cancelled()), { kind: 'rest' });
  });
});

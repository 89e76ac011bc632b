import { deepStrictEqual, equal } from 'node:assert/strict';
import type { Definition, DefinitionNode } from './definition.ts';
import { graphOf } from './graph-of.ts';
import { minutesByNode, minutesPerRun } from './minutes-saved.ts';
import { branchByTierDefinition, webhookDefinition, welcomeDefinition } from './workflow.examples.ts';

const withNode = (id: string, data: DefinitionNode['data']): Definition => ({
  ...welcomeDefinition,
  nodes: welcomeDefinition.nodes.map((node) => (node.id === id ? { ...node, data: { ...node.data, ...data } } : node)),
});

describe('minutes saved', () => {
  it('are what is usual for a type, unless the node says otherwise', () => {
    deepStrictEqual(minutesByNode(welcomeDefinition), { welcome: 5, wait: 0, 'follow-up': 5 });
    deepStrictEqual(minutesByNode(withNode('wait', { minutesSaved: 30 })).wait, 30);
    deepStrictEqual(minutesByNode(withNode('welcome', { minutesSaved: 0 })).welcome, 0);
  });

  it('are refused when nobody could mean them, and kept out of what the node does', () => {
    for (const minutesSaved of [-1, 10_001, '5', null]) {
      const parsed = graphOf(withNode('welcome', { minutesSaved }));
      equal('problems' in parsed && parsed.problems[0]?.nodeId, 'welcome');
    }
    const parsed = graphOf(withNode('welcome', { minutesSaved: 1.5 }));
    deepStrictEqual('graph' in parsed && 'minutesSaved' in (parsed.graph.nodes.welcome?.data ?? {}), false);
  });

  it('add up over the steps that every run comes to', () => {
    equal(minutesPerRun(welcomeDefinition), 10);
    equal(minutesPerRun(webhookDefinition), 8);
  });

  it('leave out what lies on one way of a branch only, and count where its ways meet', () => {
    equal(minutesPerRun(branchByTierDefinition), 0);
    const meets = (sources: readonly string[]): Definition => ({
      nodes: [
        ...branchByTierDefinition.nodes,
        {
          id: 'thanks',
          type: 'send_email',
          position: { x: 0, y: 0 },
          data: { to: 'a@b.example', subject: 's', body: 'b' },
        },
      ],
      edges: [
        ...branchByTierDefinition.edges,
        ...sources.map((source) => ({ id: `m-${source}`, source, target: 'thanks' })),
      ],
    });
    equal(minutesPerRun(meets(['promote', 'announce', 'look-into'])), 5);
    equal(minutesPerRun(meets(['promote', 'announce'])), 0);
  });

  it('are none of a workflow that could not run', () => {
    equal(minutesPerRun({ nodes: [], edges: [] }), 0);
  });
});

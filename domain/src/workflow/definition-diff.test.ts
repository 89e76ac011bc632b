import { deepStrictEqual } from 'node:assert/strict';
import type { Definition } from './definition.ts';
import { definitionDiff } from './definition-diff.ts';
import { welcomeDefinition } from './workflow.examples.ts';

const withNode = (
  id: string,
  change: (node: Definition['nodes'][number]) => Definition['nodes'][number],
): Definition => ({
  ...welcomeDefinition,
  nodes: welcomeDefinition.nodes.map((node) => (node.id === id ? change(node) : node)),
});
const NOTHING = { nodes: { added: [], removed: [], changed: [], moved: [] }, edges: { added: [], removed: [] } };

describe('the difference between two definitions', () => {
  it('is empty between equal ones, whatever their connections are called', () => {
    const renamed = welcomeDefinition.edges.map((edge) => ({ ...edge, id: `other-${edge.id}`, sourceHandle: null }));
    deepStrictEqual(definitionDiff(welcomeDefinition, { ...welcomeDefinition, edges: renamed }), NOTHING);
  });

  it('names each field that changed, with what it was', () => {
    const changed = withNode('welcome', (node) => ({
      ...node,
      data: { to: 'primary_contact', subject: 'Hello', body: node.data.body ?? '', nested: { list: [1, 2] } },
    }));
    deepStrictEqual(definitionDiff(welcomeDefinition, changed).nodes.changed, [
      {
        id: 'welcome',
        type: 'send_email',
        fields: [
          { path: 'data.subject', from: 'Welcome, {{partner.name}}', to: 'Hello' },
          { path: 'data.nested', from: null, to: { list: [1, 2] } },
        ],
      },
    ]);
    const again = withNode('welcome', (node) => ({
      ...node,
      data: { ...changed.nodes[1]?.data, nested: { list: [2] } },
    }));
    deepStrictEqual(definitionDiff(changed, again).nodes.changed[0]?.fields, [
      { path: 'data.nested.list', from: [1, 2], to: [2] },
    ]);
  });

  it('tells a node that became another type', () => {
    const delayed = withNode('welcome', (node) => ({ ...node, type: 'delay' }));
    deepStrictEqual(definitionDiff(welcomeDefinition, delayed).nodes.changed, [
      { id: 'welcome', type: 'delay', fields: [{ path: 'type', from: 'send_email', to: 'delay' }] },
    ]);
  });

  it('keeps what was only drawn elsewhere apart from what runs differently', () => {
    const moved = withNode('wait', (node) => ({ ...node, position: { x: 1, y: 2 } }));
    deepStrictEqual(definitionDiff(welcomeDefinition, moved), {
      ...NOTHING,
      nodes: { ...NOTHING.nodes, moved: ['wait'] },
    });
  });

  it('lists nodes and connections that came and went', () => {
    const { nodes, edges } = welcomeDefinition;
    const shorter = { nodes: nodes.filter(({ id }) => id !== 'follow-up'), edges: edges.slice(0, 2) };
    const followUp = { id: 'follow-up', type: 'send_email' };
    const connection = { source: 'wait', target: 'follow-up', sourceHandle: null };
    deepStrictEqual(definitionDiff(welcomeDefinition, shorter), {
      nodes: { ...NOTHING.nodes, removed: [followUp] },
      edges: { added: [], removed: [connection] },
    });
    deepStrictEqual(definitionDiff(shorter, welcomeDefinition), {
      nodes: { ...NOTHING.nodes, added: [followUp] },
      edges: { added: [connection], removed: [] },
    });
  });
});

import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { NEW_DEFINITION } from './create-workflow.ts';
import type { Definition, DefinitionEdge, DefinitionNode } from './definition.ts';
import { type DefinitionProblem, graphOf } from './graph-of.ts';
import { branchByTierDefinition, webhookDefinition, welcomeDefinition } from './workflow.examples.ts';

type Data = DefinitionNode['data'];

const node = (id: string, type: string, data: Data = {}): DefinitionNode => ({
  id,
  type,
  position: { x: 0, y: 0 },
  data,
});
const trigger = (data: Data = { trigger: 'partner_created' }) => node('t', 'trigger', data);
const slack = (id: string) => node(id, 'slack_message', { channel: '#deals', text: 'Hello' });
const edge = (source: string, target: string, sourceHandle?: string): DefinitionEdge => ({
  id: `${source}-${target}-${sourceHandle ?? ''}`,
  source,
  target,
  ...(sourceHandle !== undefined && { sourceHandle }),
});
/** A trigger and one step. */
const step = (type: string, data: Data): Definition => ({
  nodes: [trigger(), node('s', type, data), slack('z')],
  edges: [edge('t', 's'), edge('t', 'z')],
});
const problemsOf = (definition: Definition): readonly DefinitionProblem[] => {
  const result = graphOf(definition);
  return 'problems' in result ? result.problems : [];
};

describe('graph of', () => {
  it('reads a chain', () => {
    const result = graphOf(welcomeDefinition);
    ok('graph' in result);
    deepEqual(result.graph.trigger, { type: 'partner_created', config: {} });
    deepEqual(result.graph.order, ['welcome', 'wait', 'follow-up']);
    deepEqual(result.graph.nodes.wait, { id: 'wait', type: 'delay', data: { amount: 7, unit: 'days' } });
    deepEqual(result.graph.edges[0], { source: 'trigger', target: 'welcome', handle: 'out' });
  });

  it('reads a branch, and the case each connection leaves by', () => {
    const result = graphOf(branchByTierDefinition);
    ok('graph' in result);
    deepEqual(
      result.graph.edges.map(({ handle }) => handle),
      ['out', 'gold', 'silver', 'else'],
    );
  });

  it('reads parallel ways out of one handle, and fills in defaults', () => {
    const result = graphOf(webhookDefinition);
    ok('graph' in result);
    deepEqual(result.graph.nodes.tell?.data, {
      channel: 'email',
      recipient: 'partner_manager',
      message: 'A deal over {{registration.amount.minor}} was registered.',
    });
    equal(result.graph.edges.length, 2);
  });

  it('puts each node after those that lead to it, also where ids look like numbers', () => {
    const nodes = [node('9', 'trigger', { trigger: 'manual' }), slack('1'), slack('3'), slack('2')];
    const result = graphOf({ nodes, edges: [edge('9', '3'), edge('3', '2'), edge('2', '1'), edge('9', '1')] });
    ok('graph' in result);
    deepEqual(result.graph.order, ['3', '2', '1']);
  });

  it('says of the canvas every workflow starts with that a step is missing', () => {
    deepEqual(problemsOf(NEW_DEFINITION), [{ nodeId: null, message: 'Add at least one step that does something.' }]);
  });

  it('lists everything at once, node by node', () => {
    deepEqual(
      problemsOf({
        nodes: [
          node('mail', 'send_email', { to: 'nobody', subject: '{{', body: 'x' }),
          trigger({ trigger: 'partner_created', fromStage: 'recruit' }),
          node('alone', 'delay', { amount: 0, unit: 'years' }),
        ],
        edges: [edge('t', 'mail'), edge('mail', 'gone')],
      }),
      [
        { nodeId: 'mail', message: 'to: nobody is no e-mail address' },
        { nodeId: 'mail', message: 'subject: {{ is not closed by }}' },
        { nodeId: 'mail', message: 'the connection mail-gone- names a node that is not there: gone' },
        { nodeId: 't', message: 'fromStage: unknown field' },
        { nodeId: 'alone', message: 'amount: expected at least 1' },
        { nodeId: 'alone', message: 'unit: expected one of seconds, minutes, hours, days, weeks' },
        { nodeId: 'alone', message: 'no connection leads here from the trigger' },
      ],
    );
  });

  const branch = (cases: Data['cases']) => node('b', 'branch', cases === undefined ? {} : { cases });
  const gold = { id: 'gold', all: [{ path: 'partner.tier', op: 'equals', value: 'Gold' }] };
  const webhook = (over: Data) => step('webhook', { url: 'https://crm.example.com/x', secretId: 's', ...over });
  const condition = (over: Data): Definition => ({
    nodes: [trigger(), branch([{ id: 'c', all: [{ path: 'a', op: 'exists', ...over }] }]), slack('z')],
    edges: [edge('t', 'b'), edge('b', 'z', 'c')],
  });

  const table: readonly (readonly [what: string, definition: Definition, ...problems: readonly string[]])[] = [
    ['no trigger', { nodes: [slack('a')], edges: [] }, 'Add a trigger: it says what starts the workflow.'],
    [
      'two triggers',
      { nodes: [trigger(), node('t2', 'trigger', { trigger: 'manual' }), slack('a')], edges: [edge('t', 'a')] },
      'a workflow has one trigger, this is another one',
    ],
    [
      'an unknown trigger',
      { nodes: [trigger({ trigger: 'constructor' }), slack('a')], edges: [edge('t', 'a')] },
      'trigger: there is no trigger constructor',
    ],
    [
      'a trigger that is not chosen yet',
      { nodes: [trigger({}), slack('a')], edges: [edge('t', 'a')] },
      'trigger: choose what starts the workflow',
    ],
    [
      'a connection into the trigger',
      { nodes: [trigger(), slack('a')], edges: [edge('t', 'a'), edge('a', 't')] },
      'nothing can lead to the trigger',
      'this step leads back to itself, or comes after one that does',
      'this step leads back to itself, or comes after one that does',
    ],
    [
      'a loop',
      { nodes: [trigger(), slack('a'), slack('b')], edges: [edge('t', 'a'), edge('a', 'b'), edge('b', 'a')] },
      'this step leads back to itself, or comes after one that does',
      'this step leads back to itself, or comes after one that does',
    ],
    [
      'a node that cannot be reached',
      { nodes: [trigger(), slack('a'), slack('b')], edges: [edge('t', 'a')] },
      'no connection leads here from the trigger',
    ],
    ['an unknown node type', step('toString', {}), 'there is no node type toString'],
    [
      'two nodes with one id',
      { nodes: [trigger(), slack('a'), slack('a')], edges: [edge('t', 'a')] },
      'another node has this id',
    ],
    [
      'an id that every object answers to',
      { nodes: [trigger(), slack('constructor')], edges: [edge('t', 'constructor')] },
      'this id cannot be used',
    ],
    [
      'two connections with one id',
      { nodes: [trigger(), slack('a'), slack('b')], edges: [edge('t', 'a'), { ...edge('t', 'b'), id: 't-a-' }] },
      'Two connections have the id t-a-.',
    ],
    [
      'the same connection twice',
      { nodes: [trigger(), slack('a')], edges: [edge('t', 'a'), { ...edge('t', 'a'), id: 'e2' }] },
      'this node is connected twice to a',
    ],
    [
      'a way out that a node does not have',
      { nodes: [trigger(), slack('a'), slack('b')], edges: [edge('t', 'a'), edge('a', 'b'), edge('t', 'b', 'else')] },
      'the connection t-b-else leaves by else, which is no way out of this node',
    ],
    [
      'a branch left by a case it does not have',
      {
        nodes: [trigger(), branch([gold]), slack('a')],
        edges: [edge('t', 'b'), edge('t', 'a'), edge('b', 'a', 'silver'), edge('b', 'a', 'out')],
      },
      'the connection b-a-silver leaves by silver, which is no way out of this node',
      'the connection b-a-out leaves by out, which is no way out of this node',
    ],
    [
      'a branch left by no case',
      { nodes: [trigger(), branch([gold]), slack('a')], edges: [edge('t', 'b'), edge('t', 'a'), edge('b', 'a')] },
      'the connection b-a- leaves by no case, which is no way out of this node',
    ],
    [
      'two cases with one id, and one called else',
      {
        nodes: [trigger(), branch([gold, gold, { ...gold, id: 'else' }]), slack('a')],
        edges: [edge('t', 'b'), edge('b', 'a', 'gold')],
      },
      'cases: gold is used twice',
      'cases: else is the way out when no case holds, and cannot name one',
    ],
    [
      'only delays',
      { nodes: [trigger(), node('d', 'delay', { amount: 1, unit: 'days' })], edges: [edge('t', 'd')] },
      'Add at least one step that does something.',
    ],
    [
      'a mail to something that is no address',
      step('send_email', { to: 'primary_contact, ada@acme, {{contact.email}}', subject: 'x', body: 'y' }),
      'to: ada@acme is no e-mail address',
    ],
    [
      'a mail to nobody',
      step('send_email', { to: ' , ', subject: 'x', body: 'y' }),
      'to: expected an e-mail address, primary_contact or partner_manager',
    ],
    [
      'a notice by mail to something that is no address',
      step('notify', { channel: 'email', recipient: 'boss', message: 'x' }),
      'recipient: boss is no e-mail address',
    ],
    [
      'a template that is no path, deep inside',
      step('update_record', { entity: 'partner', changes: { stage: ['{{evil()}}'] } }),
      'changes.stage.0: evil() is not a path such as partner.name: templates hold paths, nothing else',
    ],
    ['no signing secret', step('webhook', { url: 'https://crm.example.com' }), 'secretId: required; expected a string'],
    [
      'an address without http',
      webhook({ url: 'ftp://crm.example.com' }),
      'url: expected an address that begins with http:// or https:// and a host',
    ],
    [
      'an address without a host',
      webhook({ url: 'https:///x' }),
      'url: expected an address that begins with http:// or https:// and a host',
    ],
    [
      'a templated scheme',
      webhook({ url: '{{partner.domain}}/x' }),
      'url: expected an address that begins with http:// or https:// and a host',
    ],
    [
      'a templated host',
      webhook({ url: 'https://{{partner.domain}}/x' }),
      'url: the host must be written out, without templates',
    ],
    [
      'a host that data may lengthen',
      webhook({ url: 'https://crm.example.com{{x}}' }),
      'url: the host must be written out, without templates',
    ],
    [
      'a host that a line break hides',
      webhook({ url: 'https://crm.example.com\n{{x}}' }),
      'url: the host must be written out, without templates',
    ],
    [
      'an address with a password',
      webhook({ url: 'https://a:b@crm.example.com' }),
      'url: a user name or password does not belong into the address',
    ],
    [
      'a reserved header',
      webhook({ headers: { 'Idempotency-key': 'x', Host: 'y' } }),
      'headers: Idempotency-key is set by PartnerOS',
      'headers: Host is set by PartnerOS',
    ],
    ['a header name that is none', webhook({ headers: { 'X Y': 'x' } }), 'headers: X Y is no header name'],
    [
      'a header with a line break',
      webhook({ headers: { 'X-Y': 'x\r\nHost: evil' } }),
      'headers: X-Y holds a line break',
    ],
    ['a condition without a value', condition({ op: 'equals' }), 'case c: a: expected a value to compare with'],
    [
      'a range that is none',
      condition({ op: 'between', value: [1] }),
      'case c: a: expected a list of two: the lowest and the highest value',
    ],
    [
      'a search for nothing',
      condition({ op: 'includesAny', value: [] }),
      'case c: a: expected a value or a list of values to look for',
    ],
    ['a condition on code', condition({ path: '__proto__.x' }), 'case c: the path __proto__.x leads to no data'],
    [
      'more nodes than a workflow may have',
      { nodes: Array.from({ length: 101 }, (_, index) => slack(`n${index}`)), edges: [] },
      'A workflow has at most 100 nodes.',
    ],
  ];
  for (const [what, definition, ...problems] of table)
    it(`finds ${what}`, () =>
      deepEqual(
        problemsOf(definition).map(({ message }) => message),
        problems,
      ));

  it('answers for any drawing, and the same each time', () => {
    const id = fc.constantFrom('t', 'a', 'b', 'c', '__proto__', 'constructor', '1');
    const anyNode = fc.record({
      id,
      type: fc.constantFrom('trigger', 'delay', 'branch', 'send_email', 'webhook', 'update_record', '__proto__'),
      position: fc.constant({ x: 0, y: 0 }),
      data: fc.oneof(
        fc.dictionary(fc.constantFrom('trigger', 'amount', 'cases', 'to', 'url', 'changes'), fc.jsonValue()),
        fc.constantFrom({ trigger: 'manual' }, { amount: 1, unit: 'days' }, { cases: [{ id: 'x' }, null, 1] }),
      ),
    });
    const anyEdge = fc.record({ id, source: id, target: id, sourceHandle: fc.option(fc.string()) });
    const drawing = fc.record({ nodes: fc.array(anyNode), edges: fc.array(anyEdge) });
    fc.assert(
      fc.property(drawing, (drawn) => {
        deepEqual(graphOf(drawn as Definition), graphOf(drawn as Definition));
      }),
      { numRuns: 3_000 },
    );
  });
});

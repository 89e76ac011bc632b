import { deepStrictEqual, ok } from 'node:assert/strict';
import type { Definition, DefinitionNode } from './definition.ts';
import { graphOf } from './graph-of.ts';
import { portableDefinition } from './portable-definition.ts';
import { branchByTierDefinition, welcomeDefinition } from './workflow.examples.ts';

const RECORD = '0196d8a0-0000-7000-8000-000000000301';
const node = (type: string, data: DefinitionNode['data'], id = type): DefinitionNode => ({
  id,
  type,
  position: { x: 0, y: 0 },
  data,
});
const dataOf = (type: string, data: DefinitionNode['data']) =>
  portableDefinition({ nodes: [node(type, data)], edges: [] }).nodes[0]?.data;

describe('a portable definition', () => {
  it('is the same where there is nothing in it that only one organization has', () => {
    for (const definition of [welcomeDefinition, branchByTierDefinition])
      deepStrictEqual(portableDefinition(definition), definition);
  });

  it('names a secret instead of leading to it, and carries no header, query or path that may be one', () => {
    deepStrictEqual(
      dataOf('webhook', {
        url: 'https://ann:pass@hooks.example.com/services/T0AB12CD34EF56GH78/{{deal.id}}?token=abc&deal={{deal.id}}',
        headers: { Authorization: 'Bearer abc', 'Content-Type': 'application/json' },
        body: '{{partner.name}}',
        secretId: 'secret-1',
      }),
      {
        url: 'https://hooks.example.com/services/{{?secret part}}/{{deal.id}}?token={{?value}}&deal={{deal.id}}',
        headers: { Authorization: '{{?header Authorization}}', 'Content-Type': 'application/json' },
        body: '{{partner.name}}',
        secretId: '{{?secret webhook}}',
      },
    );
  });

  it('has no id of a record, wherever one may stand', () => {
    deepStrictEqual(
      dataOf('assign_training', { trainingIds: ['t1', RECORD], specializationId: 's1', tags: ['sales'] }),
      {
        trainingIds: ['{{?training}}', '{{?training}}'],
        specializationId: '{{?specialization}}',
        tags: ['sales'],
      },
    );
    deepStrictEqual(dataOf('create_task', { title: 'Call', assignee: 'user-1' }), {
      title: 'Call',
      assignee: '{{?member}}',
    });
    deepStrictEqual(
      dataOf('update_record', {
        entity: 'partner',
        id: 'acme',
        changes: { partnerManagerId: 'user-1', stage: 'enable' },
      }),
      { entity: 'partner', id: '{{?record}}', changes: { partnerManagerId: '{{?partnerManager}}', stage: 'enable' } },
    );
    deepStrictEqual(dataOf('trigger', { trigger: 'partner_created', formId: 'form-1', other: RECORD }), {
      trigger: 'partner_created',
      formId: '{{?form}}',
      other: '{{?record}}',
    });
    const cases = [
      {
        id: 'a',
        any: [
          { path: 'partner.partnerManagerId', op: 'includesAny', value: ['user-1'] },
          { path: 'deal.id', op: 'equals', value: 'd1' },
        ],
      },
    ];
    deepStrictEqual(dataOf('branch', { cases }), {
      cases: [
        {
          id: 'a',
          any: [
            { path: 'partner.partnerManagerId', op: 'includesAny', value: ['{{?partnerManager}}'] },
            { path: 'deal.id', op: 'equals', value: '{{?record}}' },
          ],
        },
      ],
    });
  });

  it('keeps what finds its record by itself', () => {
    for (const data of [
      { title: 'Call', assignee: 'partner_manager' },
      { title: 'Call', assignee: '{{manager.id}}' },
    ])
      deepStrictEqual(dataOf('create_task', data), data);
  });

  it('cannot run before everything is filled in, and says what is missing', () => {
    const definition: Definition = {
      nodes: [
        node('trigger', { trigger: 'partner_created' }),
        node('create_task', { title: 'Call', assignee: 'user-1' }),
        node('webhook', { url: 'https://crm.example.com', secretId: 'secret-1' }),
      ],
      edges: [
        { id: 'e1', source: 'trigger', target: 'create_task' },
        { id: 'e2', source: 'trigger', target: 'webhook' },
      ],
    };
    ok('graph' in graphOf(definition));
    deepStrictEqual(graphOf(portableDefinition(definition)), {
      problems: [
        { nodeId: 'create_task', message: 'assignee: fill in what belongs here (member)' },
        { nodeId: 'webhook', message: 'secretId: fill in what belongs here (secret webhook)' },
      ],
    });
  });
});

import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import {
  evaluateCase,
  graphOf,
  type JsonObject,
  nodeConfigs,
  OPERATORS,
  renderTemplate,
  TRIGGER_EVENTS,
  type TriggerType,
  triggers,
} from '@partneros/domain';
import { chain } from './testing/workflows-over-http.ts';

const page = readFileSync(new URL('../../docs/triggers.md', import.meta.url), 'utf8');
const tests = readFileSync(new URL('./triggers.e2e.test.ts', import.meta.url), 'utf8');

// The rows of the table under a heading, cells without their code quotes.
const tableUnder = (heading: string): readonly (readonly string[])[] => {
  const section = page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) =>
    row
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim().replaceAll('\\|', '|')),
  );
};

const bare = (cell = ''): string => cell.replace(/^`|`$/g, '');

const blocks = (kind: string): readonly JsonObject[] =>
  [...page.matchAll(new RegExp(`\`\`\`json ${kind}\n(.*?)\n\`\`\``, 'gs'))].map(([, json]) => JSON.parse(json ?? ''));

const [context = {}] = blocks('context');

describe('the page about triggers', () => {
  it('names every trigger with its filters, its event and its tests', () => {
    const rows = tableUnder('Triggers');
    deepEqual(rows.map(([type]) => bare(type)).toSorted(), Object.keys(triggers).toSorted());
    for (const [type = '', filters = '', , event = '', test = ''] of rows) {
      const trigger = bare(type) as TriggerType;
      const named = filters.split(', ').map(bare).filter(Boolean);
      deepEqual(named, Object.keys(triggers[trigger].config.shape), trigger);
      equal(bare(event), TRIGGER_EVENTS[trigger][0], trigger);
      ok(tests.includes(`describe('${bare(test)}'`), trigger);
    }
  });

  for (const [template, becomes] of tableUnder('Templates')) {
    it(`says what ${bare(template)} becomes`, () => {
      equal(renderTemplate(bare(template), context), bare(becomes));
    });
  }

  for (const [path, op, value = '', holds] of tableUnder('Conditions')) {
    it(`says whether ${bare(path)} ${bare(op)} ${bare(value)} holds`, () => {
      const condition = {
        path: bare(path),
        op: bare(op) as (typeof OPERATORS)[number],
        ...(value !== '' && { value: JSON.parse(bare(value)) }),
      };
      equal(evaluateCase({ id: 'x', all: [condition] }, context).holds, holds === 'yes');
    });
  }

  it('shows every operator', () => {
    const shown = new Set(tableUnder('Conditions').map(([, op]) => bare(op)));
    deepEqual([...shown].toSorted(), [...OPERATORS].toSorted());
  });

  it('shows every node as one can draw it', () => {
    const nodes = blocks('node') as unknown as readonly { readonly type: string; readonly data: object }[];
    deepEqual([...new Set(nodes.map(({ type }) => type))].toSorted(), Object.keys(nodeConfigs).toSorted());
    const act = { type: 'create_task', data: { title: 'x' } };
    const triggers = [{ trigger: 'manual' }, ...blocks('trigger').map(({ data }) => data as JsonObject)];
    for (const [node, trigger] of nodes.flatMap((one) => triggers.map((two) => [one, two] as const))) {
      const definition = chain(trigger, node, act);
      const edges = definition.edges.map((edge, index) => ({
        ...edge,
        source: edge.source ?? '',
        ...(node.type === 'branch' && index === 1 && { sourceHandle: 'gold' }),
      }));
      const result = graphOf({ nodes: definition.nodes as never, edges });
      deepEqual('problems' in result ? result.problems : [], [], node.type);
    }
  });
});

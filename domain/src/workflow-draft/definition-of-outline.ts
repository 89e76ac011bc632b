import type { JsonValue } from '../kernel/json.ts';
import type { Definition, DefinitionNode } from '../workflow/definition.ts';
import { TRIGGER_ID, type WorkflowOutline } from './workflow-outline.ts';

type Step = WorkflowOutline['steps'][number];

const COLUMN = 260;
const ROW = 140;

/** The definition that an outline stands for, drawn from left to right in the order of its steps. */
export const definitionOfOutline = ({ trigger, steps, connections }: WorkflowOutline): Definition => {
  const { type, ...filters } = trigger;
  const drawn: readonly Omit<DefinitionNode, 'position'>[] = [
    { id: TRIGGER_ID, type: 'trigger', data: { trigger: type, ...given(filters) } },
    ...steps.map((step) => ({ id: step.id, type: step.type, data: dataOf(step) })),
  ];
  const columns = columnsOf(
    drawn.map(({ id }) => id),
    connections,
  );
  const rows = new Map<number, number>();
  return {
    nodes: drawn.map((node) => {
      const column = columns.get(node.id) ?? 0;
      const row = rows.get(column) ?? 0;
      rows.set(column, row + 1);
      return { ...node, position: { x: column * COLUMN, y: row * ROW } };
    }),
    edges: connections.map(({ from, to, by }, index) => ({
      id: `e${index + 1}`,
      source: from,
      target: to,
      ...(by !== null && { sourceHandle: by }),
    })),
  };
};

const dataOf = (step: Step): DefinitionNode['data'] => {
  const { id: _id, type: _type, ...data } = step;
  switch (step.type) {
    case 'update_record':
      return {
        entity: step.entity,
        changes: Object.fromEntries(step.changes.map(({ field, value }) => [field, value])),
      };
    case 'branch':
      return {
        cases: step.cases.map(({ id, match, conditions }) => ({ id, [match]: conditions.map(given) })),
      };
    case 'send_email':
    case 'notify':
    case 'slack_message':
    case 'delay':
    case 'webhook':
    case 'assign_training':
    case 'create_task':
      return given(data);
  }
};

const given = (fields: Readonly<Record<string, JsonValue>>): DefinitionNode['data'] =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));

// How many steps come before it at most; a loop, which is a problem of its own, ends nowhere.
const columnsOf = (
  ids: readonly string[],
  connections: WorkflowOutline['connections'],
): ReadonlyMap<string, number> => {
  const columns = new Map(ids.map((id) => [id, 0]));
  for (let round = 0; round < ids.length; round += 1)
    for (const { from, to } of connections) {
      const column = (columns.get(from) ?? 0) + 1;
      if (column < ids.length && column > (columns.get(to) ?? 0)) columns.set(to, column);
    }
  return columns;
};

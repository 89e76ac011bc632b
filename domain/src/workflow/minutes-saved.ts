import type { Definition, DefinitionNode } from './definition.ts';
import { graphOf } from './graph-of.ts';
import { MinutesSaved } from './minutes-config.ts';
import type { NodeType } from './node-configs.ts';

/** Minutes of manual work that a step of each type saves. Our estimate; a delay or a branch is nobody's work. */
export const MINUTES_SAVED: Readonly<Record<NodeType, number>> = {
  send_email: 5,
  notify: 3,
  slack_message: 3,
  update_record: 2,
  delay: 0,
  branch: 0,
  webhook: 5,
  assign_training: 10,
  create_task: 3,
};

/** Minutes that each node saves when it succeeds. */
export const minutesByNode = ({ nodes }: Definition): Readonly<Record<string, number>> =>
  Object.fromEntries(nodes.filter(({ type }) => type !== 'trigger').map((node) => [node.id, minutesOf(node)]));

const minutesOf = ({ type, data }: DefinitionNode): number => {
  const own = MinutesSaved.safeParse(data.minutesSaved);
  if (own.success) return own.data;
  return Object.hasOwn(MINUTES_SAVED, type) ? MINUTES_SAVED[type as NodeType] : 0;
};

/** Minutes that a run saves at least: of the steps that every run comes to, whichever ways its branches take. */
export const minutesPerRun = (definition: Definition): number => {
  const parsed = graphOf(definition);
  if (!('graph' in parsed)) return 0;
  const { triggerId, order, nodes, edges } = parsed.graph;
  const minutes = minutesByNode(definition);

  // A node leads to another for certain when one of its ways does; a branch when each of its ways does.
  const isCertain = (wanted: string): boolean => {
    const leads = new Set([wanted]);
    for (const id of [triggerId, ...order].toReversed()) {
      const node = nodes[id];
      const handles = node?.type === 'branch' ? [...node.data.cases.map((each) => each.id), 'else'] : ['out'];
      const leadsBy = (way: string) =>
        edges.some(({ source, handle, target }) => source === id && handle === way && leads.has(target));
      if (handles.every(leadsBy)) leads.add(id);
    }
    return leads.has(triggerId);
  };
  return order.filter(isCertain).reduce((sum, id) => sum + (minutes[id] ?? 0), 0);
};

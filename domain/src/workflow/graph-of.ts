import { type Definition, type DefinitionEdge, type DefinitionNode, MAX_NODES } from './definition.ts';
import type { EnrolmentRule } from './enrolment-rule.ts';
import type { ExecutionWindow } from './execution-window.ts';
import type { Graph, GraphEdge } from './graph.ts';
import type { ActionNode } from './node-configs.ts';
import { parseAction, parseEnrolmentRule, parseTrigger, parseWindow } from './parse-node.ts';
import type { TriggerConfig } from './triggers.ts';

/** One thing that keeps a workflow from running; `nodeId` is `null` when it is about the workflow as a whole. */
export interface DefinitionProblem {
  readonly nodeId: string | null;
  /** A sentence for a person to read. */
  readonly message: string;
}

/**
 * The graph that a drawn definition stands for, or everything that is wrong with it. Several edges may leave by one
 * handle: the run then goes on along each of them. Deterministic: the same definition gives the same answer.
 */
export const graphOf = (
  definition: Definition,
): { readonly graph: Graph } | { readonly problems: readonly DefinitionProblem[] } => {
  const { nodes } = definition;
  const problems: DefinitionProblem[] = [];
  const report = (nodeId: string | null, ...messages: readonly string[]) =>
    problems.push(...messages.map((message) => ({ nodeId, message })));

  if (nodes.length > MAX_NODES) {
    report(null, `A workflow has at most ${MAX_NODES} nodes.`);
    return { problems };
  }

  const actions: ActionNode[] = [];
  const triggers: {
    readonly id: string;
    readonly config: TriggerConfig | undefined;
    readonly window: ExecutionWindow | null;
    readonly rule: EnrolmentRule | undefined;
  }[] = [];
  const ids = new Set<string>();
  for (const node of nodes) {
    if (ids.has(node.id)) report(node.id, 'another node has this id');
    // Ids are keys of records; a name every object answers to would look like a node that is there.
    if (node.id in {}) report(node.id, 'this id cannot be used');
    ids.add(node.id);
    if (node.type === 'trigger') {
      const result = parseTrigger(node);
      const window = parseWindow(node);
      const rule = parseEnrolmentRule(node);
      triggers.push({
        id: node.id,
        config: 'parsed' in result ? result.parsed : undefined,
        window: 'parsed' in window ? window.parsed : null,
        rule: 'parsed' in rule ? rule.parsed : undefined,
      });
      for (const parsed of [result, window, rule]) if ('problems' in parsed) report(node.id, ...parsed.problems);
    } else {
      const result = parseAction(node);
      if ('parsed' in result) actions.push(result.parsed);
      else report(node.id, ...result.problems);
    }
  }

  const [trigger] = triggers;
  if (trigger === undefined) report(null, 'Add a trigger: it says what starts the workflow.');
  for (const { id } of triggers.slice(1)) report(id, 'a workflow has one trigger, this is another one');
  if (!nodes.some(({ type }) => type !== 'trigger' && type !== 'delay' && type !== 'branch'))
    report(null, 'Add at least one step that does something.');

  const edges = checkedEdges(definition, report);
  if (trigger !== undefined) {
    const order = topological(nodes, edges);
    for (const { id } of nodes.filter((node) => !order.includes(node.id)))
      report(id, 'this step leads back to itself, or comes after one that does');
    const reached = reachable(trigger.id, edges);
    for (const { id, type } of nodes)
      if (type !== 'trigger' && !reached.has(id)) report(id, 'no connection leads here from the trigger');

    if (problems.length === 0 && trigger.config !== undefined && trigger.rule !== undefined) {
      const byId = new Map(actions.map((node) => [node.id, node]));
      return {
        graph: {
          triggerId: trigger.id,
          trigger: trigger.config,
          window: trigger.window,
          enrolment: trigger.rule,
          nodes: Object.fromEntries(byId),
          order: order.filter((id) => byId.has(id)),
          edges,
        },
      };
    }
  }
  return { problems: inNodeOrder(nodes, problems) };
};

type Report = (nodeId: string | null, message: string) => void;

const checkedEdges = ({ nodes, edges }: Definition, report: Report): readonly GraphEdge[] => {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const ids = new Set<string>();
  const connections = new Set<string>();
  return edges.flatMap((edge): readonly GraphEdge[] => {
    if (ids.has(edge.id)) report(null, `Two connections have the id ${edge.id}.`);
    ids.add(edge.id);
    const source = byId.get(edge.source);
    const target = byId.get(edge.target);
    if (source === undefined || target === undefined) {
      const missing = source === undefined ? edge.source : edge.target;
      report(source?.id ?? target?.id ?? null, `the connection ${edge.id} names a node that is not there: ${missing}`);
      return [];
    }
    if (target.type === 'trigger') report(target.id, 'nothing can lead to the trigger');
    const handle = handleOf(edge, source);
    if (handle === undefined) {
      report(
        source.id,
        `the connection ${edge.id} leaves by ${edge.sourceHandle ?? 'no case'}, which is no way out of this node`,
      );
      return [];
    }
    const connection = JSON.stringify([source.id, handle, target.id]);
    if (connections.has(connection)) report(source.id, `this node is connected twice to ${target.id}`);
    connections.add(connection);
    return [{ source: source.id, target: target.id, handle }];
  });
};

const handleOf = ({ sourceHandle }: DefinitionEdge, source: DefinitionNode): string | undefined => {
  const handle = sourceHandle ?? 'out';
  const ways = source.type === 'branch' ? [...caseIds(source), 'else'] : ['out'];
  return ways.includes(handle) ? handle : undefined;
};

// Out of unchecked data: a branch that is not finished yet should not make its connections look wrong as well.
const caseIds = ({ data: { cases } }: DefinitionNode): readonly unknown[] =>
  Array.isArray(cases)
    ? cases.map((each) => (typeof each === 'object' && each !== null && 'id' in each ? each.id : undefined))
    : [];

// Ids of the nodes that lie on no loop and behind none, in the order in which they were drawn where nothing else decides.
const topological = (nodes: readonly DefinitionNode[], edges: readonly GraphEdge[]): readonly string[] => {
  const waiting = new Map(nodes.map(({ id }) => [id, 0]));
  for (const { target } of edges) waiting.set(target, (waiting.get(target) ?? 0) + 1);
  const order = [...waiting].filter(([, count]) => count === 0).map(([id]) => id);
  // The list grows while it is walked.
  for (const id of order) {
    for (const { target } of edges.filter(({ source }) => source === id)) {
      const left = (waiting.get(target) ?? 0) - 1;
      waiting.set(target, left);
      if (left === 0) order.push(target);
    }
  }
  return order;
};

const reachable = (from: string, edges: readonly GraphEdge[]): ReadonlySet<string> => {
  const reached = new Set([from]);
  for (const id of reached) for (const { source, target } of edges) if (source === id) reached.add(target);
  return reached;
};

const inNodeOrder = (
  nodes: readonly DefinitionNode[],
  problems: readonly DefinitionProblem[],
): readonly DefinitionProblem[] => {
  const place = new Map(nodes.map(({ id }, index) => [id, index]));
  const placeOf = ({ nodeId }: DefinitionProblem) =>
    nodeId === null ? nodes.length : (place.get(nodeId) ?? nodes.length);
  return problems.toSorted((a, b) => placeOf(a) - placeOf(b));
};

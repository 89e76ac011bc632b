import type { JsonValue } from '../kernel/json.ts';
import { sameJson } from '../kernel/same-json.ts';
import type { Definition, DefinitionEdge, DefinitionNode } from './definition.ts';

/** One field of a node that is not what it was; `null` where there is none. */
export interface FieldChange {
  /** Such as `type` or `data.subject`. Lists are compared as a whole. */
  readonly path: string;
  readonly from: JsonValue;
  readonly to: JsonValue;
}

/** A connection by what it connects: its id says nothing. */
export type Connection = Pick<DefinitionEdge, 'source' | 'target'> & { readonly sourceHandle: string | null };

/** A node by its id and its type. */
export type NamedNode = Pick<DefinitionNode, 'id' | 'type'>;

/** What became of one definition in another. */
export interface DefinitionDiff {
  readonly nodes: {
    readonly added: readonly NamedNode[];
    readonly removed: readonly NamedNode[];
    readonly changed: readonly (NamedNode & { readonly fields: readonly FieldChange[] })[];
    /** Only drawn somewhere else: nothing runs differently. */
    readonly moved: readonly string[];
  };
  readonly edges: { readonly added: readonly Connection[]; readonly removed: readonly Connection[] };
}

/** Compares two definitions, node by node and field by field. Nodes are the same when their ids are. */
export const definitionDiff = (from: Definition, to: Definition): DefinitionDiff => {
  const before = new Map(from.nodes.map((node) => [node.id, node]));
  const after = new Map(to.nodes.map((node) => [node.id, node]));
  const kept = [...after.values()].flatMap((node) => {
    const old = before.get(node.id);
    return old === undefined ? [] : [{ old, node, fields: fieldsOf(old, node) }];
  });
  return {
    nodes: {
      added: [...after.values()].filter(({ id }) => !before.has(id)).map(named),
      removed: [...before.values()].filter(({ id }) => !after.has(id)).map(named),
      changed: kept.filter(({ fields }) => fields.length > 0).map(({ node, fields }) => ({ ...named(node), fields })),
      moved: kept.filter(({ old, node }) => !sameJson(old.position, node.position)).map(({ node }) => node.id),
    },
    edges: { added: missing(to.edges, from.edges), removed: missing(from.edges, to.edges) },
  };
};

const named = ({ id, type }: DefinitionNode): NamedNode => ({ id, type });

const fieldsOf = (from: DefinitionNode, to: DefinitionNode): readonly FieldChange[] => [
  ...(from.type === to.type ? [] : [{ path: 'type', from: from.type, to: to.type }]),
  ...changesAt('data', from.data, to.data),
];

const changesAt = (path: string, from: JsonValue, to: JsonValue): readonly FieldChange[] => {
  if (sameJson(from, to)) return [];
  if (!isObject(from) || !isObject(to)) return [{ path, from, to }];
  return [...new Set([...Object.keys(from), ...Object.keys(to)])].flatMap((key) =>
    changesAt(`${path}.${key}`, own(from, key), own(to, key)),
  );
};

const own = (value: Readonly<Record<string, JsonValue | undefined>>, key: string): JsonValue =>
  Object.hasOwn(value, key) ? (value[key] ?? null) : null;

const isObject = (value: JsonValue): value is Readonly<Record<string, JsonValue | undefined>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const missing = (edges: readonly DefinitionEdge[], others: readonly DefinitionEdge[]): readonly Connection[] => {
  const there = new Set(others.map((edge) => JSON.stringify(connectionOf(edge))));
  return edges.map(connectionOf).filter((connection) => !there.has(JSON.stringify(connection)));
};

const connectionOf = ({ source, target, sourceHandle }: DefinitionEdge): Connection => ({
  source,
  target,
  sourceHandle: sourceHandle ?? null,
});

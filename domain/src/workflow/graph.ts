import type { ActionNode } from './node-configs.ts';
import type { TriggerConfig } from './trigger-configs.ts';

/** A connection of a valid graph: `handle` is the branch case it leaves by, `else`, or `out`. */
export interface GraphEdge {
  readonly source: string;
  readonly target: string;
  readonly handle: string;
}

/** A valid workflow: one trigger, every node reachable from it, no cycles. What runs are made from. */
export interface Graph {
  readonly triggerId: string;
  readonly trigger: TriggerConfig;
  /** By id, in an order in which every node comes after those that lead to it. */
  readonly nodes: Readonly<Record<string, ActionNode>>;
  readonly edges: readonly GraphEdge[];
}

import type { EnrolmentRule } from './enrolment-rule.ts';
import type { ExecutionWindow } from './execution-window.ts';
import type { ActionNode } from './node-configs.ts';
import type { TriggerConfig } from './triggers.ts';

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
  /** When its steps may act; `null`: at any time. */
  readonly window: ExecutionWindow | null;
  readonly enrolment: EnrolmentRule;
  /** By id. */
  readonly nodes: Readonly<Record<string, ActionNode>>;
  /** Ids of the nodes, every one after those that lead to it. (A record puts ids such as `2` first.) */
  readonly order: readonly string[];
  readonly edges: readonly GraphEdge[];
}

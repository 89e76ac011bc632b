import { z } from 'zod';
import { Id } from '../kernel/fields.ts';
import { Json } from '../kernel/json.ts';

/** Most nodes a workflow may have. */
export const MAX_NODES = 100;

/** A node as the canvas draws it; `data` is its configuration, which a draft may hold unfinished. */
export const DefinitionNode = z.strictObject({
  id: Id,
  type: z.string().min(1).max(50),
  position: z.strictObject({ x: z.number(), y: z.number() }),
  data: z.record(z.string().max(100), Json),
});
export type DefinitionNode = Readonly<z.output<typeof DefinitionNode>>;

/** A connection; `sourceHandle` names the case of a branch it leaves by, or `else`. */
export const DefinitionEdge = z.strictObject({
  id: Id,
  source: Id,
  target: Id,
  sourceHandle: z.string().max(64).nullable().optional(),
});
export type DefinitionEdge = Readonly<z.output<typeof DefinitionEdge>>;

/** A workflow as the canvas saves it. It need not be valid until it is activated. */
export const Definition = z.strictObject({
  nodes: z.array(DefinitionNode).max(MAX_NODES),
  edges: z.array(DefinitionEdge).max(MAX_NODES * 4),
});
export type Definition = Readonly<z.output<typeof Definition>>;

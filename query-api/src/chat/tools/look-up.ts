import type { Citation, JsonValue, ReadModel } from '@partneros/domain';
import type { AnyRoute } from '@partneros/infra/http';
import type { z } from 'zod';
import type { QueryRouteDeps } from '../../http/query-deps.ts';

/** What a route is asked, as a request would have it. */
export interface Asked {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
}

/** Records that an answer was read from: their list, their ids, and how a citation calls them. */
export interface Read {
  readonly model: ReadModel<never>;
  readonly as: Exclude<keyof Citation, 'eventPosition' | 'dashboard'>;
  readonly ids: readonly string[];
}

/** A way to look something up: a route of this API, asked in a model's words. */
export interface LookUpTool {
  readonly name: string;
  readonly description: string;
  readonly input: z.ZodType;
  readonly route: AnyRoute<QueryRouteDeps>;
  readonly ask: (input: never) => Asked;
  /** Of the body of the route's answer: what the model is told, and what that was read from. */
  readonly tell: (body: never, input: never) => { readonly output: JsonValue; readonly read: Read | 'pipeline' };
}

/** Types a look-up by its own schema and by what it makes of the route's answer. */
export const lookUp = <Input, Body>(tool: {
  readonly name: string;
  readonly description: string;
  readonly input: z.ZodType<Input>;
  readonly route: AnyRoute<QueryRouteDeps>;
  readonly ask: (input: Input) => Asked;
  readonly tell: (body: Body, input: Input) => { readonly output: unknown; readonly read: Read | 'pipeline' };
}): LookUpTool => tool as unknown as LookUpTool;

/** Some fields of a row. */
export const pick = <Row extends object>(row: Row, ...names: readonly (keyof Row)[]): object =>
  Object.fromEntries(names.map((name) => [name, row[name]]));

import {
  type Citation,
  type Consulted,
  findMembership,
  GRANTS,
  type JsonValue,
  type NelsonTool,
  type Permission,
} from '@partneros/domain';
import { ANSWERED, type MemberCaller, Problem, type RouteRequest } from '@partneros/infra/http';
import { pipelineFiguresModel } from '@partneros/projections/models';
import { z } from 'zod';
import type { QueryRouteDeps } from '../../http/query-deps.ts';
import type { LookUpTool, Read } from './look-up.ts';
import { NELSON_TOOLS } from './tools.ts';

type ChatRequest = RouteRequest<Permission, unknown, unknown, unknown>;

/**
 * The tools for whoever makes a request. Organization, role and partner are those of the session; what a model writes
 * only ever becomes the parameters and the query of a route, which keeps to them.
 */
export const toolsFor = (request: ChatRequest, deps: QueryRouteDeps): readonly NelsonTool[] =>
  NELSON_TOOLS.filter(({ route }) => mayUse(request.caller, route)).map((tool) => ({
    name: tool.name,
    description: tool.description,
    input: tool.input,
    consult: (input) => consult(tool, input, request, deps),
  }));

const mayUse = (
  { role, partnerId }: Pick<MemberCaller, 'role' | 'partnerId'>,
  { access, keepsToOwnPartner }: LookUpTool['route'],
): boolean => {
  const grant = GRANTS[role][access as Permission];
  return grant === 'all' || (grant === 'own' && keepsToOwnPartner === true && partnerId !== undefined);
};

const consult = async (
  tool: LookUpTool,
  input: unknown,
  request: ChatRequest,
  deps: QueryRouteDeps,
): Promise<Consulted> => {
  const caller = await callerNow(request.caller, deps);
  if (caller === undefined || !mayUse(caller, tool.route)) return { refused: 'The person may not see this.' };
  const asked = tool.ask(input as never);
  const params = (tool.route.params ?? z.object({})).safeParse(asked.params ?? {});
  const query = (tool.route.query ?? z.object({})).safeParse(withoutNull(asked.query ?? {}));
  if (!params.success || !query.success) return { refused: 'It cannot be asked like this.' };

  const answer = await tool.route.handle(
    { ...request, caller, params: params.data, query: query.data, body: undefined },
    deps,
  );
  if (answer instanceof Problem) return { refused: answer.message };
  if (answer === ANSWERED) throw new Error(`${tool.name} has answered by itself`);
  const { output, read } = tool.tell(answer.body as never, input as never);
  // As an answer would carry it.
  const told = JSON.parse(JSON.stringify(output)) as JsonValue;
  return { output: told, positions: await positionsOf(caller.organizationId, read, deps) };
};

// A turn may outlast a role.
const callerNow = async (caller: MemberCaller, deps: QueryRouteDeps): Promise<MemberCaller | undefined> => {
  const member = await findMembership(deps, caller.organizationId, caller.userId);
  return member && { ...caller, role: member.role, partnerId: member.partnerId };
};

const positionsOf = async (
  organizationId: string,
  read: Read | 'pipeline',
  { rows }: QueryRouteDeps,
): Promise<readonly Citation[]> => {
  if (read === 'pipeline')
    return [{ dashboard: 'pipeline', eventPosition: Number(await rows.checkpoint(pipelineFiguresModel)) }];
  const found = await rows.load(
    read.model,
    read.ids.map((key) => ({ organizationId, key })),
  );
  const positions = new Map(found.map(({ key, position }) => [key, Number(position)]));
  return read.ids.flatMap((id) => {
    const eventPosition = positions.get(id);
    return eventPosition === undefined ? [] : [{ [read.as]: id, eventPosition }];
  });
};

const withoutNull = (query: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== null && value !== ''));

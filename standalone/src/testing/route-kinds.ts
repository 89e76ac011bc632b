import type { BoundRoute } from '@partneros/infra/http';
import { z } from 'zod';

interface QuerySchema {
  readonly properties?: Readonly<Record<string, { readonly enum?: readonly string[] }>>;
}

/** The parameters a route's query declares; a text with a closed set of values says which. */
export const parametersOf = ({ query }: BoundRoute): ReadonlyMap<string, readonly string[] | undefined> => {
  const schema = query && (z.toJSONSchema(query, { io: 'input', unrepresentable: 'any' }) as QuerySchema);
  return new Map(Object.entries(schema?.properties ?? {}).map(([name, { enum: values }]) => [name, values]));
};

/** Under which name a list answers its rows; `undefined` for what is no list. */
export const pluralOf = ({ method, answers }: BoundRoute): string | undefined => {
  if (method !== 'GET' || !(answers.body instanceof z.ZodObject)) return undefined;
  return Object.entries(answers.body.shape).find(([, field]) => field instanceof z.ZodArray)?.[0];
};

/** Does it leave the log as it is, and answer what is kept beside it? */
export const isSimulation = ({ tag }: Pick<BoundRoute, 'tag'>): boolean => tag === 'Simulations';

/** Does it go on telling? */
export const isStream = ({ method, path }: Pick<BoundRoute, 'method' | 'path'>): boolean =>
  method === 'GET' && path.endsWith('/stream');

/** Does it answer with what a model says, as it says it? */
export const isGeneration = ({ answers }: Pick<BoundRoute, 'answers'>): boolean => answers.streamedAs !== undefined;

/** Is it called by somebody else's server, which may say more from day to day? */
export const isTold = ({ path }: Pick<BoundRoute, 'path'>): boolean => path.startsWith('/api/webhooks/');

/** Does it answer a file? */
export const isFile = ({ answers }: Pick<BoundRoute, 'answers'>): boolean => answers.mediaType !== undefined;

/** Does it answer a question that it cannot be called without? */
export const isQuestion = ({ tag }: Pick<BoundRoute, 'tag'>): boolean => tag === 'Why';

/** Does it answer one thing? */
export const isDetail = (route: BoundRoute): boolean => route.method === 'GET' && pluralOf(route) === undefined;

/** Does it create something, or begin work? */
export const isCreation = ({ method, path, answers }: BoundRoute): boolean =>
  method === 'POST' && ([201, 202].includes(answers.status) || DOCUMENTED_WITH_200.includes(path));

// What creates, and is documented with another status than what is ours.
const DOCUMENTED_WITH_200 = ['/api/partners/legal-templates'];

/** A route's name in messages. */
export const nameOf = ({ method, path }: BoundRoute): string => `${method} ${path}`;

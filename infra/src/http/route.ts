import type { Permission, Role } from '@partneros/domain';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Problem } from './problem.ts';
import type { UploadRules } from './read-multipart.ts';

/** Who may call a route: anybody, anybody signed in, or members of the active organization with a permission. */
export type Access = 'public' | 'session' | Permission;

/** A signed-in person. */
export interface SessionCaller {
  readonly userId: string;
  readonly sessionId: string;
  readonly activeOrganizationId: string | undefined;
}

/** A signed-in person in their active organization. */
export interface MemberCaller extends SessionCaller {
  readonly organizationId: string;
  readonly role: Role;
  /** Set for the role `partner`: everything this caller sees or does must belong to that partner. */
  readonly partnerId: string | undefined;
}

type CallerOf<A extends Access> = A extends 'public'
  ? SessionCaller | undefined
  : A extends 'session'
    ? SessionCaller
    : MemberCaller;

/** What a handler is given: everything parsed and checked. */
export interface RouteRequest<A extends Access, Params, Query, Body> {
  readonly caller: CallerOf<A>;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** `X-Request-Id`, the caller's or made here; the correlation id of what follows. */
  readonly requestId: string;
  readonly idempotencyKey: string | undefined;
  /** Method and concrete path: the scope of an idempotency key. */
  readonly target: string;
  /** The version in `If-Match`. */
  readonly ifMatch: number | undefined;
  /** Automations between a person and this request; 0 unless one of our webhooks made it. */
  readonly depth: number;
  /** W3C Trace Context of this request: of its span, or as the caller sent it. */
  readonly traceparent?: string | undefined;
  /** The caller's network address. */
  readonly address: string;
  readonly raw: { readonly req: Request; readonly res: Response };
}

/** A good answer. */
export interface Answer {
  /** Default 200. */
  readonly status?: number;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
  /** Becomes `X-Event-Position`. */
  readonly position?: bigint;
  /** Becomes `ETag`. */
  readonly version?: number;
  /** Becomes `Idempotency-Replayed: true`. */
  readonly replayed?: boolean;
  /** `Set-Cookie` values. */
  readonly cookies?: readonly string[];
}

/** The handler has answered on `raw.res` itself, as event streams do. */
export const ANSWERED = Symbol('answered');

/** A status that a route answers with when all went well, and the body it then has. */
export interface GoodAnswer {
  readonly status: number;
  readonly body: z.ZodType;
  /**
   * `text`: its JSON comes piece by piece as plain text, and a failure in the middle breaks the connection. `events`:
   * server-sent events, each with such a body. Default: JSON.
   */
  readonly streamedAs?: 'text' | 'events';
  /** When it is this one. */
  readonly description?: string;
  /** The body is a file, of this media type. */
  readonly mediaType?: string;
}

/** A route as data: what it takes, who may call it, what it answers. OpenAPI, tests and the server all read this. */
export interface Route<Deps, A extends Access = Access, P = unknown, Q = unknown, B = unknown> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Express path with `:params`, from `/api` on. */
  readonly path: string;
  /** Heading under which it is documented. */
  readonly tag: string;
  readonly summary: string;
  readonly access: A;
  /** Says that the handler keeps a `partner` caller to its own partner; without it that role gets a 403. */
  readonly keepsToOwnPartner?: true;
  readonly params?: z.ZodType<P>;
  readonly query?: z.ZodType<Q>;
  readonly body?: z.ZodType<B>;
  /** A body for the documentation, where one made from the schema would not do. */
  readonly example?: object;
  /** The usual good answer, for the documentation. */
  readonly answers: GoodAnswer;
  /** Good answers with another status. */
  readonly alsoAnswers?: readonly GoodAnswer[];
  /** Statuses of problems that other routes with this method and access do not have. */
  readonly alsoRefusedWith?: readonly number[];
  /** Named rate limit other than the general one. */
  readonly limit?: 'sign-in' | 'reset' | 'sign-up' | 'apply' | 'invite' | 'banner' | 'template' | 'knowledge';
  /** Pages of any site may call it: nobody is signed in there, whatever cookie comes along. */
  readonly openToOtherSites?: true;
  /** Largest body taken; default 100 KiB. */
  readonly maxBodyBytes?: number;
  /** The body is a form with a file, `multipart/form-data`; `body` says its fields, the file as `uploadedFile`. */
  readonly upload?: UploadRules;
  readonly handle: (
    request: RouteRequest<A, P, Q, B>,
    deps: Deps,
  ) => Promise<Answer | Problem | typeof ANSWERED> | Answer | Problem | typeof ANSWERED;
}

/** A route with its dependencies bound and its types forgotten: what the server mounts. */
export interface BoundRoute extends Omit<Route<never>, 'params' | 'query' | 'body' | 'handle'> {
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly handle: (
    request: RouteRequest<Access, unknown, unknown, unknown>,
  ) => Promise<Answer | Problem | typeof ANSWERED>;
}

/** A route as far as it is documented. */
export type DescribedRoute = Omit<BoundRoute, 'handle'>;

/** Any route over some dependencies, as lists hold it. */
// biome-ignore lint/suspicious/noExplicitAny: a list holds routes of different parameter types; the server parses before it calls.
export type AnyRoute<Deps> = Route<Deps, any, any, any, any>;

/** Every good answer of a route. */
export const answersOf = ({ answers, alsoAnswers = [] }: Pick<BoundRoute, 'answers' | 'alsoAnswers'>) => [
  answers,
  ...alsoAnswers,
];

/** Types a route by its own schemas: `defineRoute<Deps>()({ … })`. */
export const defineRoute =
  <Deps>() =>
  <A extends Access, P = Record<never, never>, Q = Record<never, never>, B = undefined>(
    route: Route<Deps, A, P, Q, B>,
  ): Route<Deps, A, P, Q, B> =>
    route;

/** Binds a list of routes to their dependencies. */
export const bindRoutes = <Deps>(routes: readonly AnyRoute<Deps>[], deps: Deps): readonly BoundRoute[] =>
  routes.map((route) => ({ ...route, handle: async (request) => route.handle(request as never, deps) }));

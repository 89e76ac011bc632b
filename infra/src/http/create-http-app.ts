import { setMaxListeners } from 'node:events';
import type { Ids, Tracing } from '@partneros/domain';
import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import type { Log } from '../log/log.ts';
import { answerRequest, type RequestChecks } from './answer-request.ts';
import type { Refusal } from './count-refusals.ts';
import { documentationRoutes } from './docs-page.ts';
import { answerHealth, type CheckReadiness } from './health.ts';
import type { ApiInfo } from './openapi.ts';
import { allowOtherSites, showToOtherSites } from './other-sites.ts';
import { Problem, problem } from './problem.ts';
import { problemOf } from './problem-of.ts';
import { requestIdOf, traceparentOf } from './request-headers.ts';
import { ANSWERED, type BoundRoute, type MemberCaller, type SessionCaller } from './route.ts';
import { routeTable } from './route-table.ts';
import { securityHeaders } from './security-headers.ts';
import { sendAnswer } from './send-answer.ts';

/** What the server is made of. */
export interface HttpAppOptions extends RequestChecks {
  readonly routes: readonly BoundRoute[];
  /** What the documentation calls this API. */
  readonly info: ApiInfo;
  /** The OpenAPI document to show, as JSON; absent: one of `routes`. */
  readonly document?: string | undefined;
  readonly readiness: CheckReadiness;
  /** Whether everything has been made and has caught up once; never unsaid. Default: from the beginning. */
  readonly hasStarted?: () => boolean;
  /** Aborted when the server stops: not ready from then on, connections are not kept, event streams end. */
  readonly stopping?: AbortSignal;
  readonly log: Log;
  readonly ids: Pick<Ids, 'next'>;
  /** Proxies in front of this process whose `X-Forwarded-For` is believed; default 0: none. */
  readonly trustProxy?: number;
  /** Adds what only makes sense behind TLS. */
  readonly production?: boolean;
  /** Told of every answered request, for metrics. */
  readonly measure?: (request: { method: string; route: string; status: number; seconds: number }) => void;
  /** Told of every request that was answered with 401 or 403. */
  readonly refused?: (refusal: Refusal) => void;
  /** A span for every request; absent: a caller's trace is only passed on. */
  readonly tracing?: Tracing | undefined;
  /** Answers paths that are no route, the console's files for instance; what it passes on is a 404. */
  readonly site?: RequestHandler;
}

/** The express application that answers a list of routes. */
export const createHttpApp = (options: HttpAppOptions): Express => {
  const app = express();
  const stopping = options.stopping ?? new AbortController().signal;
  // Every open event stream listens.
  setMaxListeners(0, stopping);
  app.locals.stopping = stopping;
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'simple');
  app.set('trust proxy', options.trustProxy ?? 0);
  app.use(answering(options, stopping));
  app.use(answerHealth(options.readiness, stopping, options.hasStarted ?? (() => true)));
  if (options.site !== undefined) app.use(options.site);
  app.use((req, res) =>
    sendAnswer(
      req,
      res,
      problem(404, 'not_found', 'There is nothing at this path; GET /api/docs shows what there is.'),
    ),
  );
  app.use(failing(options.log));
  return app;
};

const answering = (options: HttpAppOptions, stopping: AbortSignal): RequestHandler => {
  const { routes, info, document, log, ids, tracing, trustProxy = 0, production = false } = options;
  const find = routeTable([...routes, ...documentationRoutes(routes, info, document)]);
  const headers = securityHeaders(production);

  return (req, res, next) => {
    const started = performance.now();
    const requestId = requestIdOf(req.headers) ?? ids.next();
    for (const [name, value] of headers) res.setHeader(name, value);
    res.setHeader('X-Request-Id', requestId);
    res.locals.requestId = requestId;

    const question = req.url.indexOf('?');
    const path = question < 0 ? req.url : req.url.slice(0, question);
    if (path.startsWith('/api/')) res.setHeader('Cache-Control', 'no-store');
    const match = find(path);
    if (match === undefined) return next();
    const route = match.routes.get(req.method === 'HEAD' ? 'GET' : req.method);
    if (route === undefined) return refuseMethod(req, res, match.routes);
    if (route.openToOtherSites === true) showToOtherSites(res);

    const parent = traceparentOf(req.headers);
    const span = tracing?.start(`${route.method} ${route.path}`, {
      kind: 'server',
      parent,
      attributes: { 'http.request.method': req.method, 'http.route': route.path, 'partneros.request_id': requestId },
    });
    let caller: SessionCaller | MemberCaller | undefined;
    res.once('close', () => {
      const ms = performance.now() - started;
      const about = { method: req.method, route: route.path, status: res.statusCode };
      log.info('request', {
        requestId,
        ...about,
        ms: Math.round(ms * 10) / 10,
        organizationId: caller && 'organizationId' in caller ? caller.organizationId : undefined,
        userId: caller?.userId,
      });
      options.measure?.({ ...about, seconds: ms / 1_000 });
      if (res.statusCode === 401 || res.statusCode === 403)
        options.refused?.({
          status: res.statusCode,
          route: `${route.method} ${route.path}`,
          address: matched.address,
          userId: caller?.userId,
          organizationId: caller?.activeOrganizationId,
        });
      span?.set({ 'http.response.status_code': res.statusCode });
      span?.end();
    });
    const matched = {
      route,
      params: match.params,
      path,
      search: question < 0 ? '' : req.url.slice(question + 1),
      requestId,
      traceparent: span?.traceparent ?? parent,
      address: (trustProxy === 0 ? req.socket.remoteAddress : req.ip) ?? '',
      onCaller: (found: SessionCaller | MemberCaller) => {
        caller = found;
      },
    };
    answerRequest(options, matched, req, res)
      .then((answer) => {
        if (stopping.aborted) res.shouldKeepAlive = false;
        if (answer !== ANSWERED) sendAnswer(req, res, answer);
      })
      .catch(next);
  };
};

const refuseMethod = (req: Request, res: Response, routes: ReadonlyMap<string, BoundRoute>): void => {
  const allow = [...routes.keys(), ...(routes.has('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
  res.setHeader('Allow', allow);
  if (req.method === 'OPTIONS') {
    allowOtherSites(res, routes.values());
    res.writeHead(204).end();
  } else
    sendAnswer(
      req,
      res,
      problem(405, 'method_not_allowed', `${req.method} is not possible here; possible are ${allow}.`),
    );
};

// Four parameters are how express knows an error handler.
const failing =
  (log: Log): ErrorRequestHandler =>
  (thrown, req, res, _next) => {
    const known = problemOf(thrown);
    if (!(thrown instanceof Problem) && (known?.status ?? 500) >= 500)
      log.error('request failed', thrown, { requestId: res.locals.requestId, method: req.method });
    // Half an answer cannot be taken back: cutting it off is how the client learns that it is not whole.
    if (res.headersSent) res.destroy();
    else
      sendAnswer(
        req,
        res,
        known ??
          problem(
            500,
            'internal_error',
            'Something went wrong on our side; try again, and if it stays, report the X-Request-Id of this answer.',
          ),
      );
  };

import { createCommandApi } from '@partneros/command-api';
import {
  deciders,
  decodeWith,
  type ESign,
  findMembership,
  InvalidCursor,
  type Media,
  type Model,
  type Outbox,
  policies,
} from '@partneros/domain';
import type { ScriptedModel } from '@partneros/domain/testing';
import { createPasswords, createSessions, localESign } from '@partneros/infra';
import type { BoundRoute } from '@partneros/infra/http';
import {
  createManualClock,
  createObligingModel,
  createRecordingEffects,
  createScriptedHumanCheck,
  createScriptedWebsites,
  type ManualClock,
  type MemoryStores,
  openMemoryStores,
  type RecordingEffects,
  type ScriptedHumanCheck,
  type ScriptedWebsites,
  type ServedRoutes,
  serveRoutes,
} from '@partneros/infra/testing';
import { projections, runProjections } from '@partneros/projections';
import { createQueryApi } from '@partneros/query-api';
import { createEngineApi, createWorkflowEngine, deadlineProcesses, processes } from '@partneros/workflow-engine';
import { checkAnswer, routeOf } from './check-answer.ts';
import { formOf } from './form-of.ts';
import { foundOrganization } from './found-organization.ts';

/** The mails in the outbox of `org-1`. */
export const OUTBOX_MAILS = ['mail-1', 'mail-2', 'mail-3'].map((id) => ({
  id,
  messageId: `<${id}@partneros.local>`,
  to: ['ada@acme.example'],
  subject: 'Welcome',
  at: '2026-05-16T12:00:00.000Z',
}));

const outbox: Outbox = {
  list: async (organizationId, limit, after) => {
    const mails = organizationId === 'org-1' ? OUTBOX_MAILS : [];
    const last = mails.findIndex(({ id }) => id === after);
    if (after !== undefined && last < 0) throw new InvalidCursor('no mail has this id');
    return mails.slice(last + 1, last + 1 + limit);
  },
  read: async (organizationId, id) => {
    const mail = organizationId === 'org-1' ? OUTBOX_MAILS.find((each) => each.id === id) : undefined;
    return mail && { ...mail, source: 'Subject: Welcome' };
  },
};

/** Everything that a process runs, over stores in memory and effects that reach nobody. */
export interface ServedEverything extends ServedRoutes, MemoryStores<ManualClock> {
  readonly routes: readonly BoundRoute[];
  readonly effects: RecordingEffects;
  readonly humanCheck: ScriptedHumanCheck;
  readonly model: ScriptedModel;
  readonly websites: ScriptedWebsites;
  /** Resolves when lists and workflows have caught up and nothing is in hand. */
  settled(): Promise<void>;
}

/**
 * Serves both APIs with projections and engine running. Callers are whoever a test says they are; `user-1` has really
 * founded `org-1`. With `realSessions` they are whom their cookie says. Every answer is held against what its route
 * documents.
 */
export const serveEverything = async ({
  realSessions = false,
  askedModel,
  eSign = localESign,
}: {
  /** Asked in the place of the scripted one. */
  readonly askedModel?: Model | undefined;
  readonly realSessions?: boolean;
  readonly eSign?: ESign | undefined;
} = {}): Promise<ServedEverything> => {
  const clock = createManualClock('2026-05-16T12:00:00.000Z');
  const stores = openMemoryStores({ decode: decodeWith(deciders), clock });
  const effects = createRecordingEffects();
  const sessions = createSessions({ ...stores, secret: 'x'.repeat(32), secure: false });
  const passwords = createPasswords({ ...stores, cost: { N: 2 ** 4, r: 8, p: 1 } });
  const model = createObligingModel();
  const given = {
    model: askedModel ?? model,
    aiMonthlyCents: 1_000,
    baseUrl: 'https://partners.example.com',
    signUp: 'open',
  } as const;
  const humanCheck = createScriptedHumanCheck();
  // To draw takes a while, and is tested where it is done.
  const media: Media = { ...stores.media, deck: async () => ({ ok: true, value: new Uint8Array([1]) }) };
  const websites = createScriptedWebsites({ anySite: 'We help others to do what they do well.' });
  const deps = {
    ...stores,
    ...given,
    effects,
    humanCheck,
    media,
    eSign,
    websites,
    shared: false,
    sessions,
    passwords,
    outbox,
  };
  const readModels = runProjections(deps, projections);
  const engine = createWorkflowEngine(deps, { policies, processes, deadlineProcesses });
  await engine.ready;
  const simulations = createEngineApi(deps);
  const routes = [...createCommandApi(deps), ...createQueryApi(deps), ...simulations.routes];
  const served = await serveRoutes(routes, {
    ...stores,
    ...(realSessions && {
      authenticate: sessions.authenticate,
      membership: (organizationId, userId) => findMembership(stores, organizationId, userId),
    }),
  });
  await foundOrganization(deps);

  return {
    ...stores,
    ...served,
    routes,
    effects,
    humanCheck,
    model,
    websites,
    fetch: async (path, request = {}) => {
      const route = routeOf(routes, request.method ?? ('json' in request ? 'POST' : 'GET'), path);
      const form = route?.upload !== undefined && 'json' in request ? formOf(request.json) : undefined;
      const { json: _json, ...sent } = request;
      const response = await served.fetch(path, form === undefined ? request : { method: 'POST', ...sent, body: form });
      if (route !== undefined && request.method !== 'HEAD') await checkAnswer(route, response);
      return response;
    },
    settled: async () => {
      await engine.idle();
      const head = await stores.feed.head();
      await Promise.all(projections.map(({ model }) => stores.rows.reached(model, head, 2_000)));
    },
    close: async () => {
      await served.close();
      await simulations.stop();
      await engine.stop();
      await readModels.stop();
      await stores.close();
    },
  };
};

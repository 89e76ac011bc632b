import { deciders, decodeWith, type ESign, findMembership } from '@partneros/domain';
import type { ScriptedModel } from '@partneros/domain/testing';
import { createPasswords, createSessions, localESign } from '@partneros/infra';
import type { RateLimits } from '@partneros/infra/http';
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
  type ServedRoutes,
  serveRoutes,
} from '@partneros/infra/testing';
import { createCommandApi } from '../create-command-api.ts';

/** An event as tests compare it. */
export interface AppendedEvent {
  readonly type: string;
  readonly data: object;
}

/** The whole command API over stores in memory. */
export interface ServedCommandApi extends ServedRoutes, MemoryStores<ManualClock> {
  readonly effects: RecordingEffects;
  readonly humanCheck: ScriptedHumanCheck;
  readonly model: ScriptedModel;
  /** Everything appended so far by any of these types, in order; without types, everything but reservations. */
  events(...types: readonly string[]): Promise<readonly AppendedEvent[]>;
}

/**
 * Serves every command route, as `serveRoutes` does. The clock stands at 2026-05-16T12:00:00.000Z. With `realSessions`
 * requests come from whom their cookie says, as in production, instead of a fixed caller.
 */
export const serveCommandApi = async ({
  realSessions = false,
  signUp = 'open',
  limits,
  withModel = true,
  eSign = localESign,
}: {
  readonly realSessions?: boolean;
  readonly signUp?: 'open' | 'closed';
  readonly limits?: RateLimits;
  /** False: no model is configured. */
  readonly withModel?: boolean;
  readonly eSign?: ESign;
} = {}): Promise<ServedCommandApi> => {
  const clock = createManualClock('2026-05-16T12:00:00.000Z');
  const stores = openMemoryStores({ decode: decodeWith(deciders), clock });
  const effects = createRecordingEffects();
  const model = createObligingModel();
  const humanCheck = createScriptedHumanCheck();
  const sessions = createSessions({ ...stores, secret: 'x'.repeat(32), secure: false });
  const passwords = createPasswords({ ...stores, cost: { N: 2 ** 4, r: 8, p: 1 } });
  const served = await serveRoutes(
    createCommandApi({
      ...stores,
      effects,
      humanCheck,
      model: withModel ? model : undefined,
      aiMonthlyCents: 1_000,
      eSign,
      websites: createScriptedWebsites(),
      sessions,
      passwords,
      signUp,
      baseUrl: 'https://partners.example.com',
    }),
    {
      ...stores,
      ...(limits && { limits }),
      ...(realSessions && {
        authenticate: sessions.authenticate,
        membership: (organizationId, userId) => findMembership(stores, organizationId, userId),
      }),
    },
  );
  return {
    ...stores,
    ...served,
    effects,
    humanCheck,
    model,
    events: async (...types) =>
      (await stores.feed.read(0n, 10_000))
        .filter(({ type }) => (types.length > 0 ? types.includes(type) : !type.startsWith('Reservation')))
        .map(({ type, data }) => ({ type, data })),
    close: async () => {
      await served.close();
      await stores.close();
    },
  };
};

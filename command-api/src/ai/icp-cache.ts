import { addMillis, DAY, type KeyValueStore } from '@partneros/domain';
import type { MemberCaller } from '@partneros/infra/http';
import type { CommandDeps } from '../http/command-deps.ts';

const COLLECTION = 'session-icp';
const LONGEST = 7 * DAY;
const MOST_COMPANIES = 20;

interface Cached {
  /** Company → text, as it was first streamed; the newest last. */
  readonly texts: readonly (readonly [company: string, text: string])[];
}

type Deps = Pick<CommandDeps, 'keyValues' | 'clock'>;
type Holder = Pick<MemberCaller, 'sessionId' | 'organizationId'>;

/** The profile that this session was given of a company before. */
export const cachedIcp = async (deps: Deps, holder: Holder, company: string): Promise<string | undefined> =>
  (await cachedBy(deps, holder)).find(([known]) => known === company)?.[1];

/** Keeps a profile for as long as the session may last. Of two that are kept at once one may be lost: it is a cache. */
export const cacheIcp = async (deps: Deps, holder: Holder, company: string, text: string): Promise<void> => {
  const others = (await cachedBy(deps, holder)).filter(([known]) => known !== company);
  const texts = [...others, [company, text] as const].slice(-MOST_COMPANIES);
  await deps.keyValues.put<Cached>(
    COLLECTION,
    keyOf(holder),
    { texts },
    { expiresAt: addMillis(deps.clock.now(), LONGEST) },
  );
};

/** Drops what a session was given, with the session. */
export const forgetIcps = (keyValues: KeyValueStore, holder: Holder): Promise<void> =>
  keyValues.delete(COLLECTION, keyOf(holder));

const cachedBy = async ({ keyValues }: Pick<Deps, 'keyValues'>, holder: Holder): Promise<Cached['texts']> =>
  (await keyValues.get<Cached>(COLLECTION, keyOf(holder)))?.texts ?? [];

const keyOf = ({ sessionId, organizationId }: Holder): string => `${sessionId}/${organizationId}`;

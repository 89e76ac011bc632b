import {
  addMillis,
  type Clock,
  type EventStore,
  findMembership,
  GRANTS,
  type Permission,
  type Sessions,
} from '@partneros/domain';
import type { EventStream, MemberCaller } from '@partneros/infra/http';

const EVERY_MS = 15_000;

/** Ends a stream when its reader's session is over, or their role no longer lets them read it; looked at every 15 s. */
export const keepAuthorised = (
  stream: Pick<EventStream, 'end' | 'closed'>,
  { sessionId, userId, organizationId }: MemberCaller,
  permission: Permission,
  deps: { readonly clock: Clock; readonly store: EventStore; readonly sessions: Pick<Sessions, 'find'> },
): void => {
  const isAllowed = async () => {
    if ((await deps.sessions.find(sessionId)) === undefined) return false;
    const member = await findMembership(deps, organizationId, userId);
    return member !== undefined && GRANTS[member.role][permission] === 'all';
  };
  const look = async () => {
    // What cannot be looked up now is not let through.
    if (await isAllowed().catch(() => false)) again();
    else stream.end();
  };
  let cancel = () => {};
  const again = () => {
    if (!stream.closed.aborted) cancel = deps.clock.wakeAt(addMillis(deps.clock.now(), EVERY_MS), () => void look());
  };
  stream.closed.addEventListener('abort', () => cancel());
  again();
};

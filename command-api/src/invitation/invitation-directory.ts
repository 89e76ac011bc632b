import { type Invitation, invitation, isOpenInvitation, load, type Timestamp } from '@partneros/domain';
import type { CommandDeps } from '../http/command-deps.ts';

// Two look-ups that streams cannot answer, because a stream is found by its organization: whose is this invitation, and
// is this address invited anywhere? What the invitation says itself, its stream has to confirm.
const BY_ID = 'invitation';
const BY_EMAIL = 'invitation-to';

// Each invitation takes a place of its own, so that two organizations inviting somebody at once lose neither. Whoever
// has this many open ones gets in with any of them.
const PLACES = 16;

interface Entry {
  readonly organizationId: string;
  readonly invitationId: string;
}

type Deps = Pick<CommandDeps, 'keyValues' | 'ids' | 'store' | 'clock'>;

const placesOf = ({ ids }: Deps, email: string): readonly string[] =>
  Array.from({ length: PLACES }, (_, place) => ids.derive(email, String(place)));

/** Enters an invitation, before it is made: an entry without an invitation does nothing. Repeating it changes nothing. */
export const enterInvitation = async (
  deps: Deps,
  entry: Entry,
  { email, expiresAt }: { readonly email: string; readonly expiresAt: Timestamp },
): Promise<void> => {
  await deps.keyValues.put(BY_ID, entry.invitationId, entry, { expiresAt });
  for (const place of placesOf(deps, email)) {
    if (await deps.keyValues.put(BY_EMAIL, place, entry, { expiresAt, ifAbsent: true })) return;
    const other = await deps.keyValues.get<Entry>(BY_EMAIL, place);
    if (other?.invitationId === entry.invitationId) return;
  }
};

/** Gives an invitation's place at its address back; where it belongs stays known, for who accepts it twice. */
export const leaveInvitation = async (deps: Deps, invitationId: string, email: string): Promise<void> => {
  for (const place of placesOf(deps, email)) {
    const entry = await deps.keyValues.get<Entry>(BY_EMAIL, place);
    if (entry?.invitationId === invitationId) await deps.keyValues.delete(BY_EMAIL, place);
  }
};

/** The organization that an invitation is of. */
export const organizationInviting = async (deps: Deps, invitationId: string): Promise<string | undefined> =>
  (await deps.keyValues.get<Entry>(BY_ID, invitationId))?.organizationId;

/** Whether anybody invites this address (lower-cased). */
export const hasOpenInvitation = async (deps: Deps, email: string): Promise<boolean> => {
  const open = await Promise.all(
    placesOf(deps, email).map(async (place) => {
      const entry = await deps.keyValues.get<Entry>(BY_EMAIL, place);
      if (entry === undefined) return false;
      const found = await load(deps, invitation, entry.organizationId, entry.invitationId);
      return found !== undefined && isOpenTo(found.state, email, deps.clock.now());
    }),
  );
  return open.includes(true);
};

const isOpenTo = (found: Invitation, email: string, now: Timestamp): boolean =>
  found.email === email && isOpenInvitation(found, now);

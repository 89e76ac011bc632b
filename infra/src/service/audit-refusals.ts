import { createHash } from 'node:crypto';
import { type Clock, type EventStore, type Ids, noteOfRefusals, PLATFORM } from '@partneros/domain';
import { countRefusals, type ManyRefusals, type Refusal } from '../http/count-refusals.ts';
import type { Log } from '../log/log.ts';

const FINGERPRINT_LENGTH = 16;

/**
 * Notes repeated refusals in the log: those of a person in the organization they act in, and those of strangers in none.
 * A note that cannot be written is left out: nobody waits for it.
 */
export const auditRefusals = ({
  store,
  ids,
  clock,
  log,
}: {
  readonly store: Pick<EventStore, 'append'>;
  readonly ids: Ids;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Pick<Log, 'error'>;
}): ((refusal: Refusal) => void) => {
  const note = async ({ status, userId, organizationId, network, count, since, routes }: ManyRefusals) => {
    const isKnown = userId !== undefined && organizationId !== undefined;
    const data = {
      status,
      userId: userId ?? null,
      network: userId === undefined ? fingerprint(network) : null,
      count,
      since,
      routes: [...routes],
    };
    const { stream, event } = noteOfRefusals(ids, isKnown ? organizationId : PLATFORM, data, clock.now());
    await store.append(stream, 'no-stream', [event]);
  };
  return countRefusals(clock, (many) => {
    note(many).catch((error: unknown) => log.error('refusals were not noted', error));
  });
};

const fingerprint = (network: string): string =>
  createHash('sha256').update(network).digest('hex').slice(0, FINGERPRINT_LENGTH);

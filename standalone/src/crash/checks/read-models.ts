import { heartbeat, partsOf } from '@partneros/domain';
import type { Check, Evidence, ModelEvidence } from '../evidence.ts';

/** Every list holds exactly the rows that a rebuild from the log comes to, and has seen all of the log. */
export const readModels: Check = {
  promise: 'every read model equals its rebuild from the log',
  find: ({ models, events }) => models.flatMap((model) => [...checkpointFaults(model, events), ...rowFaults(model)]),
};

/** Nothing was given up. */
export const nothingParked: Check = {
  promise: 'no event was parked by a projection or by the engine',
  find: ({ parked }) => parked,
};

// A heart beats as long as anything runs: only its beats may come after what was seen last.
const checkpointFaults = ({ name, checkpoint }: ModelEvidence, events: Evidence['events']): readonly string[] => {
  const head = events.findLast(({ stream }) => partsOf(stream).category !== heartbeat.category)?.position ?? 0n;
  return checkpoint >= head && checkpoint <= (events.at(-1)?.position ?? 0n)
    ? []
    : [`${name} has seen the log up to ${checkpoint}, and it goes up to ${head}`];
};

const rowFaults = ({ name, found, rebuilt }: ModelEvidence): readonly string[] =>
  [...new Set([...found.keys(), ...rebuilt.keys()])].flatMap((key) => {
    const [is, should] = [found.get(key), rebuilt.get(key)];
    return is === should ? [] : [`${name} ${key}: is ${is ?? 'missing'}, should be ${should ?? 'missing'}`];
  });

import { textAt } from '../client/ask.ts';
import type { Client } from '../client/client.ts';
import { readList } from '../client/read-list.ts';

/**
 * Does what the engine leaves to a person: takes every parked run up again. A step whose engine died in it five times
 * is parked, and enough kills in a row do that to any step that stands first after a start. Answers how many there were.
 */
export const redriveParked = async (owner: Client): Promise<number> => {
  const parked = await readList(owner, '/api/dead-letters?status=parked', 'deadLetters');
  for (const run of parked) {
    const id = textAt(run, 'id');
    await owner.send({ step: `redrive-${id}`, method: 'POST', path: `/api/workflow-runs/${id}/redrive` });
  }
  return parked.length;
};

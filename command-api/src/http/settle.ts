import { type Message, policies, type Recorded, runPolicy } from '@partneros/domain';
import type { CommandDeps } from './command-deps.ts';

/**
 * Runs the standing policies on what a command recorded, for an answer that shows their consequences, and says up to
 * which position. The workflow engine runs them all the same: this only spares the caller the wait.
 */
export const settle = async (
  deps: CommandDeps,
  { events, position }: { readonly events: readonly Recorded<Message>[]; readonly position: bigint },
): Promise<bigint> => {
  let last = position;
  for (const event of events) {
    for (const policy of policies.filter(({ on }) => on.includes(event.type))) {
      for (const outcome of await runPolicy(deps, policy, event, deps.clock.now()))
        if (outcome.kind === 'recorded' && outcome.position > last) last = outcome.position;
    }
  }
  return last;
};

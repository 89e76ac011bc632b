import { textAt } from '../client/ask.ts';
import type { Client, Witness } from '../client/client.ts';
import { readEvents } from '../client/read-list.ts';
import { listChanges } from './list-changes.ts';
import {
  commandLine,
  type Events,
  eventsLine,
  eventsOf,
  importLines,
  validationLines,
  workflowLines,
} from './narrate.ts';
import { type Lists, readLists } from './recount.ts';
import type { Screen } from './screen.ts';
import type { Act, World } from './world.ts';

/** Commands of one act that are shown in full; the others are counted. */
const SHOWN = 2;

/** Tells on a screen what happens while acts are played. */
export interface Narrator {
  readonly witness: Witness;
  /** Plays acts one after the other, then tells how the lists have changed. */
  play(acts: readonly Act[], world: World): Promise<void>;
}

/** A narrator that reads what happened out of `/api/events`, as `reader`, who has to be
 * signed in by the first event; after each act `breathe` lets people read. */
export const createNarrator = (screen: Screen, reader: () => Client, breathe: () => Promise<void>): Narrator => {
  let position = '0';
  let answered = 0;
  let rest: Events = [];
  let lists: Lists | undefined;

  const readOn = async (): Promise<Events> => {
    const events = await readEvents(reader(), position);
    const last = events.at(-1);
    if (last !== undefined) position = textAt(last, 'position');
    rest = [...rest, ...events];
    return rest;
  };

  return {
    witness: {
      answered: async (command, _attempt, answer) => {
        answered += 1;
        if (answered > SHOWN || reader().cookie === undefined) return;
        screen.line(commandLine(command, answer));
        const appended = eventsOf(await readOn(), command);
        if (appended.length > 0) screen.line(eventsLine(appended));
        for (const line of validationLines(answer)) screen.line(line);
        rest = rest.filter((event) => !appended.includes(event));
      },
    },
    play: async (acts, world) => {
      for (const act of acts) {
        screen.line();
        screen.line(act.title);
        answered = 0;
        await act.play(world);
        await readOn();
        if (answered > SHOWN) screen.line(`  … and ${answered - SHOWN} more commands`);
        const other = rest.filter((event) => !isRunEvent(event));
        if (other.length > 0) screen.line(eventsLine(other));
        for (const line of [...importLines(rest), ...workflowLines(rest)]) screen.line(line);
        rest = [];
        screen.advance(act.size);
        await breathe();
      }
      const now = await readLists(reader(), position);
      screen.line();
      screen.line('The lists now, and how they changed');
      for (const line of listChanges(lists, now)) screen.line(line);
      lists = now;
    },
  };
};

const isRunEvent = (event: Events[number]): boolean => textAt(event, 'stream').startsWith('workflowRun-');

import { join } from 'node:path';
import { causeOfRequest, logActivity, newIds, ORGANIZATION, openStores, writePartners } from './examples.js';
import { openFloor } from './floor.js';
import { execute, partner } from './partneros.js';
import { line } from './report.js';
import { takeTurns, timed } from './rounds.js';
import { inTemporaryFolder } from './temporary-folder.js';

const PRIOR_EVENTS = 5;
const AT_ONCE = 64;

/** Load an aggregate of 5 events, decide, append one event; acknowledged when it is durable. */
export const command = ({ rounds, turns, scale, check }) =>
  inTemporaryFolder(async (folder) => {
    const stores = openStores(folder);
    // Closing folds the write-ahead log away, and a log that has to grow again makes commits slower for a while.
    const coldFolder = join(folder, 'cold');
    let cold = openStores(coldFolder);
    const floor = openFloor(folder);
    const alone = Math.ceil(100 * scale);
    const groups = Math.ceil(6 * scale);

    const perform = (partnerId, { on = stores, expectedVersion } = {}) =>
      execute(on, partner, {
        organizationId: ORGANIZATION,
        id: partnerId,
        command: logActivity(partnerId),
        cause: causeOfRequest(),
        expectedVersion,
      });
    const prepared = async (count, on = stores) => {
      const ids = newIds(count);
      await writePartners(on, ids, PRIOR_EVENTS);
      return ids;
    };
    const groupsOf = (ids) =>
      Array.from({ length: groups }, (_, group) => ids.slice(group * AT_ONCE, (group + 1) * AT_ONCE));

    let [refused, winners] = [0, 0];
    const count = (outcomes) => {
      refused += outcomes.filter(({ kind }) => kind !== 'recorded').length;
    };

    // What was just written is in memory. After a start everything is in the file alone.
    const restarted = async (count) => {
      const ids = await prepared(count, cold);
      await cold.close();
      cold = openStores(coldFolder);
      return ids;
    };
    const measureAlone = async (ids, on) => {
      const outcomes = [];
      const rate = await timed(ids.length, async () => {
        for (const id of ids) outcomes.push(await perform(id, { on }));
      });
      count(outcomes);
      return rate;
    };
    const measureTogether = async (ids, on) => {
      const outcomes = [];
      const rate = await timed(ids.length, async () => {
        for (const group of groupsOf(ids))
          outcomes.push(...(await Promise.all(group.map((id) => perform(id, { on })))));
      });
      count(outcomes);
      return rate;
    };

    // The floor reads as many events as the command loads.
    const preparedFloor = (count) => {
      const ids = newIds(count);
      for (let revision = 0; revision < PRIOR_EVENTS; revision += 1) floor.append(ids, revision);
      return ids;
    };

    const figures = await takeTurns(rounds, turns, {
      appendAlone: () => {
        const ids = newIds(alone);
        return timed(alone, () => {
          for (const id of ids) floor.append([id], 0);
        });
      },
      floorAlone: () => {
        const ids = preparedFloor(alone);
        return timed(alone, () => {
          for (const id of ids) floor.readAndAppend([id], PRIOR_EVENTS);
        });
      },
      alone: async () => measureAlone(await prepared(alone)),
      aloneFromFile: async () => measureAlone(await restarted(alone), cold),
      appendTogether: () => {
        const ids = groupsOf(newIds(groups * AT_ONCE));
        return timed(groups * AT_ONCE, () => {
          for (const group of ids) floor.append(group, 0);
        });
      },
      floorTogether: () => {
        const ids = groupsOf(preparedFloor(groups * AT_ONCE));
        return timed(groups * AT_ONCE, () => {
          for (const group of ids) floor.readAndAppend(group, PRIOR_EVENTS);
        });
      },
      together: async () => measureTogether(await prepared(groups * AT_ONCE)),
      togetherFromFile: async () => measureTogether(await restarted(groups * AT_ONCE), cold),
      hot: async () => {
        const [id] = await prepared(1);
        return timed(groups * AT_ONCE, async () => {
          for (let group = 0; group < groups; group += 1) {
            const race = Array.from({ length: AT_ONCE }, () => perform(id, { expectedVersion: PRIOR_EVENTS + group }));
            const won = (await Promise.all(race)).filter(({ kind }) => kind === 'recorded').length;
            winners += won === 1 ? 1 : 0;
          }
        });
      },
    });
    check('W1: every command was recorded', refused === 0);
    check('W1: of 64 commands on one version exactly one won, in every race', winners === rounds * turns * groups);

    floor.close();
    await stores.close();
    await cold.close();
    const inTurn = { unit: '/s', ours: figures.alone };
    const together = { unit: '/s', ours: figures.together };
    return [
      line({ ...inTurn, what: 'W1 commands, one after the other', base: figures.floorAlone, bar: '0.7 × the floor' }),
      line({ ...inTurn, what: 'W1 the same, beside appending alone', base: figures.appendAlone }),
      line({
        ...inTurn,
        what: 'W1 the same, of streams that only the file has',
        ours: figures.aloneFromFile,
        base: figures.floorAlone,
      }),
      line({ ...together, what: 'W1 commands, 64 at a time', base: figures.floorTogether, bar: '0.4 × the floor' }),
      line({ ...together, what: 'W1 the same, beside appending alone', base: figures.appendTogether }),
      line({
        ...together,
        what: 'W1 the same, of streams that only the file has',
        ours: figures.togetherFromFile,
        base: figures.floorTogether,
      }),
      line({
        what: 'W1 commands, 64 at a time on one stream and version, of which one wins',
        unit: '/s',
        ours: figures.hot,
      }),
    ];
  });

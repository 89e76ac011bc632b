import { newIds, openStores, writePartners } from './examples.js';
import { openFloor } from './floor.js';
import { projections, runProjections } from './partneros.js';
import { line } from './report.js';
import { takeTurns, timed } from './rounds.js';
import { inTemporaryFolder } from './temporary-folder.js';

const EVENTS_EACH = 10;

/** Read every event and rebuild every read model, durable and with its checkpoint; beside it, reading and parsing alone. */
export const rebuild = ({ rounds, scale, check }) =>
  inTemporaryFolder(async (folder) => {
    const partners = newIds(Math.ceil(10_000 * scale));
    const events = partners.length * EVENTS_EACH;
    const stores = openStores(folder);
    await writePartners(stores, partners, EVENTS_EACH);
    const floor = openFloor(folder);
    for (let revision = 0; revision < EVENTS_EACH; revision += 1) floor.append(partners, revision);
    const models = projections.map(({ model }) => model);
    const troubles = [];

    const figures = await takeTurns(rounds, 1, {
      parse: () => timed(events, floor.readAll),
      rebuild: async () => {
        for (const model of models) await stores.rows.drop(model);
        return timed(events, async () => {
          const running = runProjections({ ...stores, report: (trouble) => troubles.push(trouble) }, projections);
          await running.caughtUp;
          await running.stop();
        });
      },
    });
    const { model } = projections.find(({ model: { name } }) => name === 'partners');
    const { organizationId } = (await stores.feed.read(0n, 1))[0].metadata;
    check('W2: nothing was parked or tried again', troubles.length === 0);
    check('W2: every partner has its row', (await stores.rows.count(model, organizationId, {})) === partners.length);
    floor.close();
    await stores.close();
    return [
      line({
        what: `W2 events into all ${models.length} read models, of ${events.toLocaleString('en')}`,
        unit: '/s',
        ours: figures.rebuild,
        base: figures.parse,
        bar: '100,000 /s',
      }),
    ];
  });

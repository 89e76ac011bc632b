import { deciders, decodeWith } from '@partneros/domain';
import { runService, startService } from '@partneros/infra';
import { deadLettersModel } from './dead-letters/dead-letters.model.ts';
import { runHeartbeat } from './heartbeat/run-heartbeat.ts';
import { publishTo } from './integration-feed/publish-to.ts';
import { runProjections } from './kernel/run-projections.ts';
import { projections } from './projections.ts';

await runService('projections', (config, log) =>
  startService(config, log, { decode: decodeWith(deciders), alone: true, name: 'projections' }, (adapters) => {
    const readModels = runProjections(adapters, projections);
    const publishing = publishTo(adapters);
    return {
      routes: [],
      work: [runHeartbeat(adapters), ...publishing.work, { ready: readModels.caughtUp, stop: readModels.stop }],
      followers: projections.map(({ model }) => model),
      patient: publishing.patient,
      deadLetters: deadLettersModel,
    };
  }),
);

import { deciders, decodeWith } from '@partneros/domain';
import { runService, startService } from '@partneros/infra';
import { createCommandApi } from './create-command-api.ts';

await runService('command-api', (config, log) =>
  startService(config, log, { decode: decodeWith(deciders), alone: true, name: 'command-api' }, (adapters) => ({
    routes: createCommandApi(adapters),
    work: [],
    followers: [],
  })),
);

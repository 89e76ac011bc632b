import { deciders, decodeWith } from '@partneros/domain';
import { runService, startService } from '@partneros/infra';
import { createQueryApi } from './create-query-api.ts';

await runService('query-api', (config, log) =>
  startService(config, log, { decode: decodeWith(deciders), alone: true, name: 'query-api' }, (adapters) => ({
    routes: createQueryApi(adapters),
    work: [],
    followers: [],
  })),
);

import { runService } from '@partneros/infra';
import { banner } from './banner.ts';
import { startStandalone } from './start-standalone.ts';

await runService('PartnerOS', startStandalone, (config) => {
  process.stdout.write(banner(config.baseUrl, config));
});

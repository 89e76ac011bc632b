import { createLog, DataFolderInUse, InvalidConfig, readConfig } from '@partneros/infra';
import { stopOnSignal } from '@partneros/infra/http';
import { banner } from './banner.ts';
import { startStandalone } from './start-standalone.ts';

const main = async (): Promise<void> => {
  const config = readConfig(process.env);
  const log = createLog({ level: config.logLevel });
  const standalone = await startStandalone(config, log);
  stopOnSignal({ stop: () => standalone.stop(), log });
  log.info('listening', { port: standalone.port });
  await standalone.ready;
  process.stdout.write(banner(config.baseUrl, config));
};

const isTakenPort = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';

main().catch((error: unknown) => {
  const known = error instanceof InvalidConfig || error instanceof DataFolderInUse || isTakenPort(error);
  process.stderr.write(
    `PartnerOS cannot start: ${known && error instanceof Error ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
  );
  process.exit(1);
});

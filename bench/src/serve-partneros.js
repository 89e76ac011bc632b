import { newIds, ORGANIZATION, openStores, USER, writeOwner, writePartners } from './examples.js';
import { createLog, createSessions, readConfig, startStandalone } from './partneros.js';

// The whole of PartnerOS on a folder with so many partners, and a signed-in owner. Ends with its parent.
const [folder, { partners, eventsEach }] = process.argv.slice(2).map((arg) => JSON.parse(arg));

const secret = 'a secret of the bench, and long enough';
const stores = openStores(folder);
const partnerIds = newIds(partners);
await writeOwner(stores);
await writePartners(stores, partnerIds, eventsEach);
const { cookie } = await createSessions({ ...stores, secret, secure: false }).open({
  userId: USER,
  activeOrganizationId: ORGANIZATION,
  epoch: 0,
});
await stores.close();

const config = readConfig({
  PORT: '0',
  BASE_URL: 'http://localhost',
  DATA_DIR: folder,
  SESSION_SECRET: secret,
  RATE_LIMIT_PER_MINUTE: '100000000',
  WORKFLOW_RUNS_PER_HOUR: '100000000',
});
const standalone = await startStandalone(config, createLog({ level: config.logLevel }));
await standalone.ready;
process.once('disconnect', () => standalone.stop());
process.send({ port: standalone.port, cookie: cookie.split(';')[0], partnerIds });

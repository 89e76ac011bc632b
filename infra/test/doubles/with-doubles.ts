import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { startEventStoreDbDouble } from './eventstoredb/start-eventstoredb-double.ts';
import { startMongoDouble } from './mongodb/mongodb-double.ts';

// Runs a command with EVENTSTOREDB_URL and MONGODB_URL set to doubles, as if they were somebody's servers.
const events = await startEventStoreDbDouble();
const rows = await startMongoDouble({ remembering: false });
const [command = '', ...args] = process.argv.slice(2);
const child = spawn(command, args, {
  stdio: 'inherit',
  env: { ...process.env, EVENTSTOREDB_URL: `esdb://127.0.0.1:${events.port}?tls=false`, MONGODB_URL: rows.url },
});
const [code] = await once(child, 'exit');
await events.stop();
await rows.stop();
process.exitCode = code ?? 1;

import type { Switch } from './faults.ts';
import { startEventStoreDbDouble } from './start-eventstoredb-double.ts';

// A process that is the server: its first argument are the options, its messages the switches.
const double = await startEventStoreDbDouble(JSON.parse(process.argv[2] ?? '{}'));
process.on('message', (what) => double.turn(what as Switch));
process.on('disconnect', () => process.exit());
process.send?.(double.port);

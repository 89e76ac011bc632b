import { startMongoDouble } from './mongodb-double.ts';

// A process that is the server; it says at which URL.
const double = await startMongoDouble({ remembering: false });
process.on('disconnect', () => process.exit());
process.send?.(double.url);

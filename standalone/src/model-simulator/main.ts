import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { createSimulator } from './simulator.ts';

const PIECE_MS = 20;

const { values } = parseArgs({ options: { port: { type: 'string', default: '4010' } } });
const server = createServer(createSimulator({ pieceMs: PIECE_MS }));
server.once('error', (error) => {
  process.stderr.write(`The model simulator cannot start: ${error.message}\n`);
  process.exit(1);
});
server.listen(Number(values.port), '127.0.0.1', () => {
  process.stdout.write(`A simulated model listens. In another terminal:

  OPENAI_API_KEY=any OPENAI_BASE_URL=http://127.0.0.1:${values.port}/v1 OPENAI_EMBEDDING_MODEL=simulator npm start

It goes by fixed rules and by what it is asked; nothing leaves this machine. Ctrl-C stops it.
`);
});

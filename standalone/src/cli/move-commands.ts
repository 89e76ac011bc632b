import { createReadStream } from 'node:fs';
import { open, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { InvalidConfig, version } from '@partneros/infra';
import { type Command, OK } from './command.ts';
import { exportLog } from './export-log.ts';
import { importLog } from './import-log.ts';
import { ExportHeader, MovedLine } from './moved-line.ts';
import { createMovingClock } from './moving-clock.ts';
import { openProgress } from './progress.ts';
import { wholeDocument } from './whole-document.ts';
import { type Opening, withStores } from './with-stores.ts';

const { clock, recordAt } = createMovingClock();

// Stored events are moved as they are: whoever reads them lifts them.
const AS_STORED: Opening = { clock, decode: (_type, _version, data) => data };

const exportCommand: Command = {
  words: ['export'],
  takes: ['FILE'],
  says: 'writes every event and record to a file, which holds password hashes and secrets: its owner alone may read it',
  run: ([path = '']) =>
    withStores(async (stores) => {
      const file = await open(path, 'wx', 0o600);
      const progress = openProgress('lines');
      try {
        await file.write(`${JSON.stringify({ partneros: 'export', format: 1, version })}\n`);
        for await (const line of exportLog(stores)) {
          await file.write(`${JSON.stringify(line)}\n`);
          progress.step();
        }
        await file.sync();
      } finally {
        await file.close();
      }
      process.stdout.write(`${progress.end()} lines written to ${path}\n`);
      return OK;
    }, AS_STORED),
};

const importCommand: Command = {
  words: ['import'],
  takes: ['FILE'],
  says: 'reads such a file into the stores; can be repeated',
  run: ([path = '']) =>
    withStores(async (stores) => {
      const progress = openProgress('lines');
      const { events, present, records } = await importLog(
        stores,
        linesOf(path, () => progress.step()),
        recordAt,
      );
      progress.end();
      const again = present === 0 ? '' : `, ${present} were there already`;
      process.stdout.write(`${events} events appended${again}, ${records} records put\n`);
      return OK;
    }, AS_STORED),
};

const openApiCommand: Command = {
  words: ['openapi'],
  takes: ['FILE'],
  says: 'writes the OpenAPI document of the whole API; a service shows it when OPENAPI_FILE names it',
  run: async ([path = '']) => {
    await writeFile(path, wholeDocument());
    return OK;
  },
};

async function* linesOf(path: string, step: () => void): AsyncGenerator<MovedLine> {
  let number = 0;
  for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    const parsed = (number === 1 ? ExportHeader : MovedLine).safeParse(jsonOf(text));
    if (!parsed.success) throw new InvalidConfig(`line ${number} of ${path} is not a line of an export`);
    step();
    if (parsed.data && 'kind' in parsed.data) yield parsed.data;
  }
}

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Commands that carry an installation, or its description, elsewhere. */
export const moveCommands: readonly Command[] = [exportCommand, importCommand, openApiCommand];

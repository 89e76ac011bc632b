#!/usr/bin/env node
import { createReadStream } from 'node:fs';
import { open, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { type Config, InvalidConfig, openStores, readConfig, type Stores, version } from '@partneros/infra';
import { exportLog } from './export-log.ts';
import { ForeignEvent, importLog } from './import-log.ts';
import { ExportHeader, MovedLine } from './moved-line.ts';
import { createMovingClock } from './moving-clock.ts';
import { openProgress } from './progress.ts';
import { wholeDocument } from './whole-document.ts';

const USAGE = `partneros export FILE    writes every event and record of the stores that the environment names
partneros import FILE    reads them into the stores that the environment names; can be repeated
partneros openapi FILE   writes the OpenAPI document of the whole API; a service shows it when OPENAPI_FILE names it

The stores are chosen as the server chooses them: DATA_DIR, EVENTSTOREDB_URL, MONGODB_URL. Stop the server first.
An export holds password hashes and secrets; it is readable by its owner only.
`;

const { clock, recordAt } = createMovingClock();

const withStores = async (config: Config, work: (stores: Stores) => Promise<void>): Promise<void> => {
  const report = ({ where, error }: { readonly where: string; readonly error: unknown }) =>
    process.stderr.write(`${where}: ${error instanceof Error ? error.message : String(error)}\n`);
  // Stored events are moved as they are: whoever reads them lifts them.
  const stores = await openStores(config, { decode: (_type, _version, data) => data, clock, report });
  process.stdout.write(`${stores.described}\n`);
  try {
    await work(stores);
  } finally {
    await stores.close();
  }
};

const exportTo = (path: string) => async (stores: Stores) => {
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
};

const importFrom = (path: string) => async (stores: Stores) => {
  const progress = openProgress('lines');
  const { events, present, records } = await importLog(stores, linesOf(path, progress.step), recordAt);
  progress.end();
  const again = present === 0 ? '' : `, ${present} were there already`;
  process.stdout.write(`${events} events appended${again}, ${records} records put\n`);
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

const main = async (): Promise<void> => {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [verb, path, more] = positionals;
  if (verb === 'openapi' && path !== undefined && more === undefined) {
    await writeFile(path, wholeDocument());
    return;
  }
  if (path === undefined || more !== undefined || (verb !== 'export' && verb !== 'import')) {
    process.stderr.write(USAGE);
    process.exitCode = 2;
    return;
  }
  await withStores(readConfig(process.env), verb === 'export' ? exportTo(path) : importFrom(path));
};

main().catch((error: unknown) => {
  const isKnown =
    error instanceof InvalidConfig || error instanceof ForeignEvent || (error instanceof Error && 'code' in error);
  process.stderr.write(
    `partneros: ${error instanceof Error ? (isKnown ? error.message : error.stack) : String(error)}\n`,
  );
  process.exitCode = 1;
});

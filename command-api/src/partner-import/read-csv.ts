import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';

/** A file as rows of trimmed cells, each as long as the header. Rows without any content are left out. */
export interface CsvTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Why a text is no CSV that is taken, in a sentence. */
export interface NoCsv {
  readonly error: string;
}

const MAX_ROW = 100_000;
// Half a million rows fit into 5 MiB, and take 700 MB of memory.
const MAX_ROWS = 50_000;

/**
 * Reads CSV whose columns are separated by commas, semicolons or tabs: whichever the header has most of. A long file does
 * not keep the event loop to itself; it has at most 50,000 rows.
 */
export const readCsv = async (text: string): Promise<CsvTable | NoCsv> => {
  try {
    const parser = parse({
      bom: true,
      delimiter: delimiterOf(text),
      max_record_size: MAX_ROW,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      // With the header, and one that is too many.
      to: MAX_ROWS + 2,
      trim: true,
    });
    const records: string[][] = await Readable.from(slicesOf(Buffer.from(text)))
      .pipe(parser)
      .toArray();
    if (records.length > MAX_ROWS + 1) return { error: `there are more than ${MAX_ROWS} rows; split the file` };
    return { header: records[0] ?? [], rows: records.slice(1) };
  } catch (error) {
    if (error instanceof CsvError) return { error: `line ${error.lines}: ${sentenceOf(error)}` };
    throw error;
  }
};

const SLICE = 64 * 1024;

async function* slicesOf(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let start = 0; start < bytes.length; start += SLICE) {
    if (start > 0) await nextTurn();
    yield bytes.subarray(start, start + SLICE);
  }
}

const delimiterOf = (text: string): string => {
  const [header = ''] = text.trimStart().split(/[\r\n]/, 1);
  const [first = ','] = [',', ';', '\t'].toSorted(
    (one, other) => header.split(other).length - header.split(one).length,
  );
  return first;
};

const sentenceOf = ({ code, message }: CsvError): string => {
  switch (code) {
    case 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH':
      return 'there are more or fewer columns than in the header';
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'a quote is opened and never closed';
    case 'CSV_INVALID_CLOSING_QUOTE':
    case 'INVALID_OPENING_QUOTE':
      return 'a quote stands in the wrong place';
    case 'CSV_MAX_RECORD_SIZE':
      return `a row has more than ${MAX_ROW} characters; is a quote not closed?`;
    default:
      return message;
  }
};

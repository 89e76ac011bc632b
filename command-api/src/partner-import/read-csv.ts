import { CsvError, parse } from 'csv-parse/sync';

/** A file as rows of trimmed cells, each as long as the header. Rows without any content are left out. */
export interface CsvTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Why a text is no CSV, in a sentence that names the line. */
export interface NoCsv {
  readonly error: string;
}

const MAX_ROW = 100_000;

/** Reads CSV whose columns are separated by commas, semicolons or tabs: whichever the header has most of. */
export const readCsv = (text: string): CsvTable | NoCsv => {
  try {
    const [header = [], ...rows] = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      max_record_size: MAX_ROW,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
    }) as string[][];
    return { header, rows };
  } catch (error) {
    if (error instanceof CsvError) return { error: `line ${error.lines}: ${sentenceOf(error)}` };
    throw error;
  }
};

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

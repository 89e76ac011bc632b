import type { z } from 'zod';
import { issueWording } from '../kernel/issue-wording.ts';
import { foldText } from '../kernel/text.ts';
import type { RowError } from './partner-import.events.ts';
import {
  type PartnerImportCells,
  type PartnerImportField,
  type PartnerImportRecord,
  partnerImportCells,
} from './partner-import.fields.ts';

/** A row of a file, read and checked against the rows before it. */
export type PlannedRow =
  | {
      readonly row: number;
      readonly cells: PartnerImportCells;
      /** What the row's partner is recognised by in later imports. */
      readonly identity: string;
    }
  | { readonly row: number; readonly errors: readonly RowError[] };

/**
 * Reads rows one by one, which lets the caller pause in a long file. A partner is recognised by its external id, else
 * by its domain, else by its name without case and accents; a second row with one of these is an error.
 */
export function* planPartnerImport(records: Iterable<PartnerImportRecord>): Generator<PlannedRow, void, undefined> {
  const firstRows = new Map<string, number>();
  let row = 0;
  for (const record of records) {
    row += 1;
    const parsed = partnerImportCells.safeParse(record);
    if (!parsed.success) {
      yield { row, errors: errorsOf(record, row, parsed.error.issues) };
      continue;
    }
    const [identity, ...others] = marksOf(parsed.data);
    const repeated = [identity, ...others].find(({ key }) => firstRows.has(key));
    if (repeated !== undefined) {
      const message = `the same as in row ${firstRows.get(repeated.key)}`;
      yield { row, errors: [{ row, field: repeated.field, message }] };
      continue;
    }
    for (const { key } of [identity, ...others]) firstRows.set(key, row);
    yield { row, cells: parsed.data, identity: identity.key };
  }
}

interface Mark {
  readonly field: PartnerImportField;
  readonly key: string;
}

const marksOf = ({ externalId, domain, name }: PartnerImportCells): readonly [Mark, ...Mark[]] => {
  const byDomain = domain === undefined ? [] : [{ field: 'domain', key: `domain:${domain}` } as const];
  if (externalId !== undefined) return [{ field: 'externalId', key: `externalId:${externalId}` }, ...byDomain];
  const [first = { field: 'name', key: `name:${foldText(name)}` } as const] = byDomain;
  return [first];
};

const errorsOf = (record: PartnerImportRecord, row: number, issues: readonly z.core.$ZodIssue[]): readonly RowError[] =>
  issues.map((issue) => {
    const field = issue.path[0] as PartnerImportField;
    return { row, field, message: record[field] === undefined ? 'is required' : issueWording(issue) };
  });

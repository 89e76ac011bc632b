import {
  type PartnerImportField,
  type PartnerImportMapping,
  type PartnerImportRecord,
  REQUIRED_IMPORT_FIELDS,
} from '@partneros/domain';
import type { CsvTable } from './read-csv.ts';

/**
 * Picks the mapped cells of every row; a constant stands in for a column that is not mapped and for an empty cell.
 * Answers sentences instead when the mapping does not fit the file.
 */
export const mapRecords = (
  { header, rows }: CsvTable,
  mapping: PartnerImportMapping,
  constants: PartnerImportRecord,
): { readonly records: readonly PartnerImportRecord[] } | { readonly wrong: readonly string[] } => {
  const columns = Object.entries(mapping) as [PartnerImportField, string][];
  const wrong = [
    ...columns.flatMap(([field, name]) => misfit(field, name, header)),
    ...REQUIRED_IMPORT_FIELDS.filter((field) => !mapping[field] && !constants[field]).map(
      (field) => `body.mapping.${field}: map a column to it, or give a constant`,
    ),
    ...(rows.length === 0 ? ['body.csv: there are no rows'] : []),
  ];
  if (wrong.length > 0) return { wrong };

  const indexes = columns.map(([field, name]) => [field, header.indexOf(name)] as const);
  const fixed = Object.entries(constants).filter(([, value]) => value !== '');
  const records = rows.map((row): PartnerImportRecord => {
    const cells = indexes.map(([field, index]) => [field, row[index]] as const).filter(([, cell]) => cell);
    return Object.fromEntries([...fixed, ...cells]);
  });
  return { records };
};

const misfit = (field: string, name: string, header: readonly string[]): readonly string[] => {
  const count = header.filter((column) => column === name).length;
  if (count === 1) return [];
  return [`body.mapping.${field}: there ${count === 0 ? 'is no column' : `are ${count} columns`} "${name}"`];
};

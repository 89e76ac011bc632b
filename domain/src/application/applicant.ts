import type { PartnerField } from '../application-form/partner-fields.ts';
import { partnerImportCells } from '../partner-import/partner-import.fields.ts';
import type { ApplicationAnswer } from './application.events.ts';

const cells = partnerImportCells.partial();

/** What the answers say of the partner-to-be. What cannot be read as what it is meant for, says nothing. */
export const applicantIn = (formData: readonly ApplicationAnswer[]): Readonly<Partial<Applicant>> => {
  const readable = formData.flatMap(({ partnerField, value }) => {
    const cell = partnerField && cells.shape[partnerField].safeParse(value);
    return cell?.success && partnerField !== null ? [[partnerField, value]] : [];
  });
  return cells.parse(Object.fromEntries(readable)) as Partial<Applicant>;
};

type Applicant = Pick<Required<ReturnType<typeof cells.parse>>, PartnerField>;

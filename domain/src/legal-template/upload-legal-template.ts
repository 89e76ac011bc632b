import { type DataOf, type Decision, reject } from '../kernel/decider.ts';
import { foldText } from '../kernel/text.ts';
import type { FieldPlacement, LegalTemplateEvent } from './legal-template.events.ts';
import type { LegalTemplateRejection } from './legal-template.rejections.ts';
import type { LegalTemplate } from './legal-template.state.ts';
import { rolesProblem } from './roles-problem.ts';

/** Adds a template with its document: what is signed, by whom, and where on its pages. */
export interface UploadLegalTemplate {
  readonly type: 'UploadLegalTemplate';
  readonly data: DataOf<LegalTemplateEvent, 'LegalTemplateUploaded'>;
}

export const uploadLegalTemplate = (
  { data }: UploadLegalTemplate,
  template: LegalTemplate | undefined,
): Decision<LegalTemplateEvent, LegalTemplateRejection> => {
  if (template !== undefined) return reject('legal-template-already-exists');
  const roles = rolesProblem(data.roles);
  if (roles !== undefined) return roles;
  const misplaced = data.fields.flatMap((field) => misplacements(field, data));
  return misplaced.length > 0
    ? reject('legal-template-field-misplaced', misplaced)
    : [{ type: 'LegalTemplateUploaded', data }];
};

// What is rounded elsewhere may be a little more than all of the page.
const WHOLE = 1.000_001;

const misplacements = (
  { name, role, areas }: FieldPlacement,
  { roles, document }: UploadLegalTemplate['data'],
): readonly string[] => [
  ...(roles.some((known) => foldText(known.role) === foldText(role)) ? [] : [`${name}: there is no role ${role}.`]),
  ...areas.flatMap(({ page, x, y, w, h }) => {
    if (page < 1 || page > document.pages) return [`${name}: there is no page ${page}.`];
    const isOnPage = x >= 0 && y >= 0 && w > 0 && h > 0 && x + w <= WHOLE && y + h <= WHOLE;
    return isOnPage ? [] : [`${name}: it reaches over the edge of page ${page}.`];
  }),
];

import type { ApplicationForm, ReadModel, Resource } from '@partneros/domain';

/** An application form as lists show it. */
export type ApplicationFormRow = Resource<ApplicationForm>;

/** By which forms does one apply? One row per form, under its id. */
export const applicationFormsModel: ReadModel<ApplicationFormRow> = {
  name: 'application-forms',
  version: 2,
  fields: {
    status: { kind: 'exact', of: (row) => row.status },
    name: { kind: 'text', of: (row) => row.name },
    createdAt: { kind: 'exact', of: (row) => row.createdAt },
    updatedAt: { kind: 'exact', of: (row) => row.updatedAt },
  },
  search: (row) => [row.name, row.slug, row.content.title],
};

/** Which form does an applicant find under a slug? One row per form of any organization, under its id and `PLATFORM`. */
export const publicApplicationFormsModel: ReadModel<ApplicationFormRow> = {
  name: 'public-application-forms',
  version: 2,
  fields: {
    slug: { kind: 'exact', of: (row) => row.slug },
    status: { kind: 'exact', of: (row) => row.status },
  },
};

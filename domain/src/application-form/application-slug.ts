import type { Aggregate } from '../kernel/aggregate.ts';
import type { ExecuteDeps } from '../kernel/execute.ts';
import { load } from '../kernel/load.ts';
import { holderAnywhere, type Reserve } from '../reservation/execute-reserving.ts';
import { applicationForm } from './application-form.decider.ts';
import type { ApplicationForm } from './application-form.state.ts';

/** One form has a slug, among those of all organizations: applicants name a form by nothing else. */
export const applicationSlug = (slug: string) =>
  ({
    kind: 'application-slug',
    key: slug,
    across: 'organizations',
    holds: (form) => form.slug === slug,
  }) as const satisfies Reserve<ApplicationForm>;

/** A form as an applicant found it. */
export interface FoundForm extends Aggregate<ApplicationForm> {
  readonly organizationId: string;
  readonly applicationFormId: string;
}

/** The form that has a slug, whosever it is; `undefined` when none has. */
export const findFormBySlug = async (
  deps: Pick<ExecuteDeps, 'store' | 'ids'>,
  slug: string,
): Promise<FoundForm | undefined> => {
  const holder = await holderAnywhere(deps, applicationSlug(slug));
  const form = holder && (await load(deps, applicationForm, holder.organizationId, holder.id));
  if (holder === undefined || form === undefined || form.state.slug !== slug) return undefined;
  return { ...form, organizationId: holder.organizationId, applicationFormId: holder.id };
};

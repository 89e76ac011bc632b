import { done, textAt } from '../client/ask.ts';
import type { Command } from '../client/client.ts';
import { readList } from '../client/read-list.ts';
import { titled } from './month-group.ts';
import { FORM_SLUG, LINK_SLUGS } from './prepare-office.ts';
import type { Act, World } from './world.ts';

const APPLICATIONS = 4;
const APPROVED = 2;

/** Strangers apply by the form, some by a link; of each month's applications two are approved and one is rejected. */
export const applicationActs = (month: number): readonly Act[] => [
  {
    title: titled(month, 'companies apply, some by a link'),
    size: APPLICATIONS,
    play: async (world) => {
      for (let index = 0; index < APPLICATIONS; index += 1) await apply(world, month, index);
    },
  },
  {
    title: titled(month, 'applications are looked at and decided'),
    size: APPLICATIONS + APPROVED + 1,
    play: async (world) => {
      const applications = await submittedIn(world, month);
      for (const [index, id] of applications.entries()) {
        const act = (what: string, body?: object) =>
          done(world.manager, {
            step: `${what}-${id}`,
            method: 'POST',
            path: `/api/applications/${id}/${what}`,
            ...(body && { body }),
          });
        await act('start-review');
        if (index < APPROVED) await act('approve');
        else if (index === APPROVED) await act('reject', { reason: 'They sell what we make.' });
      }
    },
  },
];

const apply = ({ newClient }: World, month: number, index: number) =>
  done(newClient(), application(`apply-${month}-${index}`, `applicant-${month}-${index}`, LINK_SLUGS[index]));

/** How somebody applies for a company; the step tells by which link. */
export const application = (step: string, company: string, link?: string, person = 'iris'): Command => ({
  step: link === undefined ? step : `${step}-by-${link}`,
  method: 'POST',
  path: '/api/partners/applications/submit',
  body: {
    slug: FORM_SLUG,
    formData: {
      company,
      website: `${company}.example`,
      first_name: 'Iris',
      last_name: 'Moreau',
      email: `${person}@${company}.example`,
      size: '11–100',
      newsletter: 'true',
    },
    ...(link !== undefined && { affiliateSlug: link }),
  },
});

// Who applies is told no id: whoever decides finds it in the inbox.
const submittedIn = async ({ manager, pause }: World, month: number): Promise<readonly string[]> => {
  const search = encodeURIComponent(`@applicant-${month}-`);
  for (;;) {
    const rows = await readList(manager, `/api/applications?sort=submittedAt&search=${search}`, 'applications');
    if (rows.length === APPLICATIONS) return rows.map((row) => textAt(row, 'id'));
    await pause();
  }
};

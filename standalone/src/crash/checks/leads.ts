import type { AffiliateLinkEvent, ApplicationEvent, Recorded } from '@partneros/domain';
import { stepOf } from '../command-outcome.ts';
import type { Check } from '../evidence.ts';

// How a step of the clients says by which link somebody applies.
const BY_LINK = /-by-([\w-]+)$/;

/** An application is counted for the link that its applicant came by, once, and the list of links counts them all. */
export const leads: Check = {
  promise: 'every application is counted for its link exactly once',
  find: ({ events, models }) => {
    const slugs = new Map<string, string>();
    const counts = new Map<string, number>();
    const attributed = new Map<string, string[]>();
    const faults: string[] = [];
    for (const event of events as readonly (Recorded & (ApplicationEvent | AffiliateLinkEvent))[]) {
      if (event.type === 'AffiliateLinkCreated') slugs.set(event.data.affiliateLinkId, event.data.slug);
      if (event.type === 'AffiliateLeadAttributed') {
        const { applicationId, affiliateLinkId } = event.data;
        attributed.set(applicationId, [...(attributed.get(applicationId) ?? []), affiliateLinkId]);
        counts.set(affiliateLinkId, (counts.get(affiliateLinkId) ?? 0) + 1);
      }
    }
    for (const event of events as readonly (Recorded & ApplicationEvent)[]) {
      if (event.type !== 'ApplicationSubmitted') continue;
      const { applicationId } = event.data;
      const came = (attributed.get(applicationId) ?? []).map((id) => slugs.get(id));
      const meant = BY_LINK.exec(stepOf(event))?.[1];
      if (came.join() !== (meant ?? ''))
        faults.push(
          `application ${applicationId} came by ${meant ?? 'no link'}, and is counted for ${came.join() || 'none'}`,
        );
    }
    const rows = models.find(({ name }) => name === 'affiliate-links')?.found ?? new Map<string, string>();
    for (const row of rows.values()) {
      const { id, slug, leadCount } = JSON.parse(row) as Readonly<Record<'id' | 'slug' | 'leadCount', string>>;
      const count = counts.get(id) ?? 0;
      if (Number(leadCount) !== count)
        faults.push(`link ${slug} counts ${leadCount} applications, and there are ${count}`);
    }
    return faults;
  },
};

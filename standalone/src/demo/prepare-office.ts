import { done, textAt } from '../client/ask.ts';
import type { Act } from './world.ts';

/** Of the year's market development funds. */
export const BUDGET_MINOR = 50_000_000;

const QUESTIONS = [
  { fieldKey: 'company', type: 'text', label: 'Company', required: true, partnerField: 'name' },
  { fieldKey: 'website', type: 'text', label: 'Website', required: true, partnerField: 'domain' },
  { fieldKey: 'first_name', type: 'text', label: 'First name', required: true, partnerField: 'contactFirstName' },
  { fieldKey: 'last_name', type: 'text', label: 'Last name', required: true, partnerField: 'contactLastName' },
  { fieldKey: 'email', type: 'email', label: 'E-mail', required: true, partnerField: 'contactEmail' },
  { fieldKey: 'size', type: 'choice', label: 'Size', options: ['1–10', '11–100', 'more'] },
  { fieldKey: 'newsletter', type: 'checkbox', label: 'Send me news' },
];

/** What `form` is found by. */
export const FORM_SLUG = 'northwind-partners';

/** The slugs of the links that applications come by. */
export const LINK_SLUGS = ['spring-fair', 'newsletter'] as const;

/** Funds are set aside, an agreement is drafted, a form is published, and links lead to it. */
export const prepareOffice: Act = {
  title: 'Funds are set aside, an agreement is drafted, and an application form is published',
  size: 4 + LINK_SLUGS.length,
  play: async (world) => {
    const { owner, templates, links, today } = world;
    await done(owner, {
      step: 'budget',
      method: 'PUT',
      path: '/api/mdf-budgets',
      body: { year: Number.parseInt(today, 10), amount: { minor: BUDGET_MINOR, currency: 'EUR' } },
    });
    const name = 'Partner agreement';
    const roles = [
      { role: 'Partner', signedBy: 'partner' },
      { role: 'Northwind', signedBy: 'organization' },
    ];
    const drafted = await done(owner, {
      step: 'template',
      method: 'POST',
      path: '/api/legal-templates',
      body: { name, roles },
    });
    templates.push({ id: textAt(drafted.body, 'template.id'), name });

    const forms = '/api/application-forms';
    const form = await done(owner, {
      step: 'form',
      method: 'POST',
      path: forms,
      body: {
        name: 'Become a partner',
        slug: FORM_SLUG,
        fields: QUESTIONS,
        agreementSections: [{ title: 'News', text: 'We may write to you.', required: false }],
      },
    });
    const id = textAt(form.body, 'applicationForm.id');
    world.form = { id, name: FORM_SLUG };
    await done(owner, { step: 'publish-form', method: 'POST', path: `${forms}/${id}/publish` });
    for (const slug of LINK_SLUGS) {
      const link = await done(owner, {
        step: `link-${slug}`,
        method: 'POST',
        path: '/api/affiliate-links',
        body: { name: slug, slug },
      });
      links.push({ id: textAt(link.body, 'affiliateLink.id'), name: slug });
    }
  },
};

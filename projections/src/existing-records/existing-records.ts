import {
  addDays,
  addMillis,
  agreement,
  application,
  DAY,
  deal,
  dealRegistration,
  type FieldCondition,
  mdfRequest,
  partner,
  partnerCertification,
  type ReadModel,
  type RowStore,
  type Timestamp,
  type TriggerConfig,
  wallTimeOf,
} from '@partneros/domain';
import { agreementsModel } from '../agreements/agreements.model.ts';
import { applicationsModel } from '../applications/applications.model.ts';
import { dealRegistrationsModel } from '../deal-registrations/deal-registrations.model.ts';
import { dealsModel } from '../deals/deals.model.ts';
import { mdfRequestsModel } from '../mdf-requests/mdf-requests.model.ts';
import { partnerCertificationsModel } from '../partner-certifications/partner-certifications.model.ts';
import { partnersModel } from '../partners/partners.model.ts';
import { type UpcomingRow, upcomingModel } from '../upcoming/upcoming.model.ts';

type Rows = Pick<RowStore, 'find' | 'count'>;

/** The records that stand today where a trigger's event leads to. */
export interface ExistingRecords {
  /** How a record came to stand there. */
  readonly by: PastEvent | PassedMoment;
  /** The list they are found in. */
  readonly model: Pick<ReadModel<never>, 'name' | 'version'>;
  count(rows: Rows, organizationId: string): Promise<number>;
  /** Ids, in one order that does not change. */
  page(
    rows: Rows,
    organizationId: string,
    page: { readonly limit: number; readonly cursor: string | undefined },
  ): Promise<{ readonly ids: readonly string[]; readonly nextCursor: string | null }>;
}

/** By an event in its stream. */
export interface PastEvent {
  readonly kind: 'event';
  /** Of its stream. */
  readonly category: string;
  /** By being created, too, and not only by the trigger's event. */
  readonly orCreated: boolean;
}

/** By time. That its moment has passed is noted nowhere, unless a workflow waited for it. */
export interface PassedMoment {
  readonly kind: 'moment';
  readonly of: 'partner' | 'contract';
}

/** When it is asked, and the time zone of the organization's calendar. */
export interface AskedAt {
  readonly now: Timestamp;
  readonly timeZone: string;
}

/** Which records a workflow with this trigger could begin with, or why there are none: a sentence for a person to read. */
export const existingRecords = (
  trigger: TriggerConfig,
  { now, timeZone }: AskedAt,
): ExistingRecords | { readonly none: string } => {
  switch (trigger.type) {
    case 'partner_created': {
      const { partnerTypes } = trigger.config;
      return partners({ type: partnerTypes && { in: partnerTypes } });
    }
    case 'partner_joined_platform':
      return partners({ joinedPortalAt: { from: '' } });
    case 'partner_stage_changed': {
      const { fromStage, toStage } = trigger.config;
      if (fromStage !== undefined) return { none: 'Where partners came from is their past: leave fromStage out.' };
      if (toStage === undefined) return { none: 'Every partner is in some stage: say in which with toStage.' };
      return partners({ stage: toStage }, true);
    }
    case 'partner_tier_changed': {
      const { fromTier, toTier } = trigger.config;
      if (fromTier !== undefined) return { none: 'Where partners came from is their past: leave fromTier out.' };
      if (toTier === undefined) return { none: 'Partners are in tiers of all kinds: say in which with toTier.' };
      return partners({ tier: toTier }, true);
    }
    case 'deal_registered':
      return records(dealRegistrationsModel, dealRegistration.category, {
        status: { in: ['submitted', 'under_review'] },
        amount: atLeast(trigger.config.minAmount),
      });
    case 'deal_registration_approved':
      return records(dealRegistrationsModel, dealRegistration.category, { status: 'approved' });
    case 'deal_registration_declined':
      return records(dealRegistrationsModel, dealRegistration.category, { status: 'rejected' });
    case 'deal_closed_won':
      return deals({ status: 'won', amount: atLeast(trigger.config.minAmount) });
    case 'deal_closed_lost':
      return deals({ status: 'lost' });
    case 'mdf_request_submitted':
      return records(mdfRequestsModel, mdfRequest.category, {
        status: 'submitted',
        amount: atLeast(trigger.config.minAmount),
      });
    case 'partner_certification_completed':
      return records(partnerCertificationsModel, partnerCertification.category, {
        certificationId: trigger.config.certificationId,
      });
    case 'application_submitted':
      return records(applicationsModel, application.category, {
        status: { in: ['submitted', 'under_review'] },
        applicationFormId: trigger.config.formId,
      });
    case 'partner_agreement_signed':
      return records(agreementsModel, agreement.category, {
        status: 'signed',
        templateId: trigger.config.templateId,
      });
    case 'partner_inactive':
      return passed('partner', '', addMillis(now, -trigger.config.days * DAY));
    case 'contract_renewal_approaching': {
      const today = wallTimeOf(now, timeZone).date;
      return passed('contract', today, addDays(today, trigger.config.daysBefore));
    }
    case 'contact_added_to_partner':
      return { none: 'That a contact was added is a moment, and no state that contacts are in.' };
    case 'partner_payment_made':
      return { none: 'A payment is a moment: what was paid is over.' };
    case 'manual':
      return { none: 'Somebody starts it by hand, and says with whom.' };
  }
};

type Conditions = Readonly<Record<string, FieldCondition | undefined>>;

const atLeast = (from: number | undefined): FieldCondition | undefined => (from === undefined ? undefined : { from });

const records = <Row extends { readonly id: string }>(
  model: ReadModel<Row>,
  category: string,
  where: Conditions,
  orCreated = false,
): ExistingRecords => ({
  by: { kind: 'event', category, orCreated },
  model,
  count: (rows, organizationId) => rows.count(model, organizationId, { where }),
  page: async (rows, organizationId, page) => {
    const found = await rows.find(model, organizationId, { where, ...page });
    return { ids: found.rows.map(({ id }) => id), nextCursor: found.nextCursor };
  },
});

const partners = (where: Conditions, orCreated = false) =>
  records(partnersModel, partner.category, { status: 'active', ...where }, orCreated);

// Any partner: a deal without one starts nothing.
const deals = (where: Conditions) => records(dealsModel, deal.category, { partnerId: { from: '' }, ...where });

// Rows are in the order of their moments, which have an id behind them; nothing in an id comes after the tilde.
const passed = (of: PassedMoment['of'], from: string, to: string): ExistingRecords => {
  const where = { kind: of, order: { from, to: `${to} ~` } };
  return {
    by: { kind: 'moment', of },
    model: upcomingModel,
    count: (rows, organizationId) => rows.count(upcomingModel, organizationId, { where }),
    page: async (rows, organizationId, page) => {
      const found = await rows.find(upcomingModel, organizationId, { where, ...page });
      return { ids: found.rows.flatMap(idOf), nextCursor: found.nextCursor };
    },
  };
};

const idOf = (row: UpcomingRow): readonly string[] => {
  if (row.kind === 'partner') return [row.partnerId];
  return row.kind === 'contract' ? [row.contractId] : [];
};

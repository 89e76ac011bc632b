import { liesIn, type ReportFact, type RowStore } from '@partneros/domain';
import { dealsModel } from '@partneros/projections/models';
import { everyRow } from './every-row.ts';
import type { ReportScope } from './report-scope.ts';
import { type Amounts, add, counted, fact, money, named, shareOf } from './shown.ts';

interface Sum {
  count: number;
  readonly amounts: Amounts;
}

/** What deals came to, added up once for every section that is about them. */
export interface DealFigures {
  readonly open: Sum;
  readonly overdue: Sum;
  readonly won: Sum;
  readonly wonBefore: Sum;
  readonly lost: Sum;
  /** By quarter, such as `2026 Q1`, of the period. */
  readonly wonByQuarter: ReadonlyMap<string, Sum>;
  readonly wonByPartner: ReadonlyMap<string, Sum>;
}

const MOST_PARTNERS = 5;

/** Adds the deals of a report's partners up. */
export const dealFigures = async (
  rows: Pick<RowStore, 'find'>,
  organizationId: string,
  { counts, period, before, today }: ReportScope,
): Promise<DealFigures> => {
  const [open, overdue, won, wonBefore, lost] = [nothing(), nothing(), nothing(), nothing(), nothing()];
  const wonByQuarter = new Map<string, Sum>();
  const wonByPartner = new Map<string, Sum>();
  for await (const { partnerId, status, amount, closedAt, expectedCloseDate } of everyRow(
    rows,
    dealsModel,
    organizationId,
  )) {
    if (!counts(partnerId)) continue;
    const count = (sum: Sum) => {
      sum.count += 1;
      add(sum.amounts, amount);
    };
    if (status === 'open') {
      count(open);
      if (expectedCloseDate !== null && expectedCloseDate < today) count(overdue);
    }
    if (status === 'lost' && liesIn(period, closedAt)) count(lost);
    if (status === 'won' && liesIn(before, closedAt)) count(wonBefore);
    if (status === 'won' && closedAt !== null && liesIn(period, closedAt)) {
      count(won);
      count(sumIn(wonByQuarter, quarterOf(closedAt)));
      count(sumIn(wonByPartner, partnerId));
    }
  }
  return { open, overdue, won, wonBefore, lost, wonByQuarter, wonByPartner };
};

/** How much is to come, and how much came. */
export const pipelineFacts = ({ open, overdue, won, wonBefore, lost }: DealFigures): readonly ReportFact[] => [
  fact('Open deals', open.count),
  fact('Amount of open deals', money(open.amounts)),
  fact('Open deals past their expected date', overdue.count),
  fact('Deals won in the period', won.count),
  fact('Amount won in the period', money(won.amounts)),
  fact('Deals won in the period before', wonBefore.count),
  fact('Amount won in the period before', money(wonBefore.amounts)),
  fact('Deals lost in the period', lost.count),
  fact('Amount lost in the period', money(lost.amounts)),
  fact('Share of decided deals that were won', shareOf(won.count, won.count + lost.count)),
];

/** What was won, quarter by quarter. */
export const courseFacts = ({ wonByQuarter }: DealFigures): readonly ReportFact[] => {
  const quarters = [...wonByQuarter].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return quarters.length === 0
    ? [fact('Deals won in the period', 0)]
    : quarters.map(([quarter, { count, amounts }]) =>
        fact(`Won in ${quarter}`, `${counted(count)} deals, ${money(amounts)}`),
      );
};

/** Who won most: by deals, because amounts of several currencies have no order. */
export const topPartnerFacts = ({ wonByPartner }: DealFigures, { partners }: ReportScope): readonly ReportFact[] => {
  const top = [...wonByPartner]
    .toSorted(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1))
    .slice(0, MOST_PARTNERS);
  return [
    fact('Partners that won a deal in the period', wonByPartner.size),
    ...top.map(([partnerId, { count, amounts }], index) => {
      const { name, tier } = partners.get(partnerId) ?? { name: 'A former partner', tier: null };
      const won = `${counted(count)} deals won, ${money(amounts)}`;
      return fact(`Place ${index + 1}`, `${named(name)} (tier: ${named(tier)}): ${won}`);
    }),
  ];
};

const nothing = (): Sum => ({ count: 0, amounts: new Map() });

const sumIn = (sums: Map<string, Sum>, key: string): Sum => {
  const sum = sums.get(key) ?? nothing();
  sums.set(key, sum);
  return sum;
};

const quarterOf = (at: string): string => `${at.slice(0, 4)} Q${Math.ceil(Number(at.slice(5, 7)) / 3)}`;

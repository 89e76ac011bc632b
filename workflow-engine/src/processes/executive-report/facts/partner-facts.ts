import { liesIn, type ReportFact } from '@partneros/domain';
import type { ReportedPartner, ReportScope } from './report-scope.ts';
import { counted, fact, named, shareOf } from './shown.ts';

const MOST_VALUES = 6;

/** Who the partners are, and who is new. */
export const partnerFacts = ({ partners, period, before }: ReportScope): readonly ReportFact[] => {
  const all = [...partners.values()];
  const joined = all.filter(({ joinedPortalAt }) => joinedPortalAt !== null).length;
  return [
    fact('Active partners', all.length),
    fact('New in the period', all.filter(({ createdAt }) => liesIn(period, createdAt)).length),
    fact('New in the period before', all.filter(({ createdAt }) => liesIn(before, createdAt)).length),
    fact('In the partner portal', joined),
    fact('Share in the partner portal', shareOf(joined, all.length)),
    fact(
      'By stage',
      spread(all, ({ stage }) => [stage]),
    ),
    fact(
      'By tier',
      spread(all, ({ tier }) => [tier]),
    ),
    fact(
      'By type',
      spread(all, ({ type }) => [type]),
    ),
    fact(
      'By region',
      spread(all, ({ regions }) => (regions.length === 0 ? [null] : regions)),
    ),
  ];
};

const spread = (
  partners: readonly ReportedPartner[],
  valuesOf: (partner: ReportedPartner) => readonly (string | null)[],
): string => {
  const counts = new Map<string | null, number>();
  for (const value of partners.flatMap((partner) => [...new Set(valuesOf(partner))]))
    counts.set(value, (counts.get(value) ?? 0) + 1);
  const sorted = [...counts].toSorted(([a, one], [b, other]) => other - one || (String(a) < String(b) ? -1 : 1));
  return (
    sorted
      .slice(0, MOST_VALUES)
      .map(([value, count]) => `${named(value)} ${counted(count)}`)
      .join(', ') || 'none'
  );
};

import type { Facts } from '../facts.ts';

const LINE = /^(.*?): (.*)$/;

/** A section of a report that says what its facts say, and no figure that they do not have. */
export const reportSectionAnswer = (facts: Facts): object => {
  const lines = String(facts.get('facts') ?? '')
    .split('\n')
    .flatMap((line) => {
      const [, label = '', value = ''] = LINE.exec(line) ?? [];
      return label === '' ? [] : [{ label, value }];
    });
  const told = lines.filter(({ label, value }) => label !== 'Period' && value !== 'none' && value !== '0');
  const period = lines.find(({ label }) => label === 'Period')?.value ?? 'the period';
  const [first, ...others] = told.map(({ label, value }) => `${label}: ${value}`);
  const missing = lines
    .filter(({ value }) => value === 'none' || value === '0')
    .map(({ label }) => label.toLowerCase());
  return {
    headline: first ?? 'Nothing happened here in the period.',
    paragraphs: [
      `This is what ${period} came to. ${others.slice(0, 4).join('. ') || 'There is nothing more to tell'}.`.slice(
        0,
        1_200,
      ),
      ...(missing.length === 0
        ? []
        : [`There is nothing to tell of: ${missing.slice(0, 6).join(', ')}.`.slice(0, 1_200)]),
    ],
    highlights: others.slice(0, 4).map((line) => line.slice(0, 300)),
  };
};

import type { ReportDocument } from './report-document.ts';

const ORIGIN = 'Written by an AI model from the figures below each section, which were taken from PartnerOS.';

/** A report in Markdown. Nothing in its texts is markup: no link and no picture comes out of what a model said. */
export const reportMarkdown = ({ title, subtitle, sections, writtenAt }: ReportDocument): string =>
  [
    `# ${plain(title)}`,
    plain(subtitle),
    ...sections.flatMap(({ title: heading, headline, paragraphs, highlights, facts }) => [
      `## ${plain(heading)}`,
      `**${plain(headline)}**`,
      ...paragraphs.map(plain),
      ...(highlights.length === 0 ? [] : [highlights.map((highlight) => `- ${plain(highlight)}`).join('\n')]),
      [
        '| Fact | Value |',
        '| --- | --- |',
        ...facts.map(({ label, value }) => `| ${plain(label)} | ${plain(value)} |`),
      ].join('\n'),
    ]),
    '---',
    `${ORIGIN} ${plain(writtenAt)}`,
    '',
  ].join('\n\n');

const plain = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]()#+!<>|~&]/g, '\\$&')
    .replace(/^([-=>]|\d+\.)/, '\\$1')
    // An address alone becomes a link in many readers.
    .replace(/(https?|ftp|mailto):/gi, '$1\\:')
    .replace(/\bwww\./gi, 'www\\.');

import type { ReportDocument } from './report-document.ts';

const STYLE = [
  'body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:3rem auto;padding:0 1rem;color:#1a1a1a}',
  'h1{line-height:1.2}h2{margin-top:2.5rem}table{border-collapse:collapse;width:100%;font-size:14px}',
  'td,th{text-align:left;border-top:1px solid #ddd;padding:.3rem .5rem;vertical-align:top}',
  'footer{margin-top:3rem;color:#555;font-size:14px}@media print{body{margin:0}}',
].join('');

const ORIGIN = 'Written by an AI model from the figures below each section, which were taken from PartnerOS.';

/** A report as one HTML file that needs nothing else, to read or to print. */
export const reportHtml = ({ title, subtitle, sections, writtenAt }: ReportDocument): string =>
  [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(title)}</title><style>${STYLE}</style></head><body>`,
    `<h1>${escaped(title)}</h1><p>${escaped(subtitle)}</p>`,
    ...sections.flatMap(({ title: heading, headline, paragraphs, highlights, facts }) => [
      `<section><h2>${escaped(heading)}</h2><p><strong>${escaped(headline)}</strong></p>`,
      ...paragraphs.map((paragraph) => `<p>${escaped(paragraph)}</p>`),
      ...(highlights.length === 0
        ? []
        : [`<ul>${highlights.map((each) => `<li>${escaped(each)}</li>`).join('')}</ul>`]),
      `<table>${facts.map(({ label, value }) => `<tr><th>${escaped(label)}</th><td>${escaped(value)}</td></tr>`).join('')}</table>`,
      '</section>',
    ]),
    `<footer>${ORIGIN} ${escaped(writtenAt)}</footer></body></html>`,
  ].join('\n');

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

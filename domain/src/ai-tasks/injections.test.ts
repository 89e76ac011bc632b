import { deepEqual, equal, ok } from 'node:assert/strict';
import type { AiTask } from '../ai/ai-task.ts';
import { jsonIn } from '../ai/json-in.ts';
import type { ReportFact } from '../executive-report/report-section.ts';
import * as domain from '../index.ts';
import type { PassageRow } from '../knowledge/passages.model.ts';
import { passagesOf } from '../knowledge-document/passages-of.ts';
import { modelAnalysisExample } from '../partner-analysis/partner-analysis.examples.ts';
import type { ModelMessage } from '../ports/model.ts';
import { icpExample, ippExample, partnerTypesExample } from '../strategy/strategy.examples.ts';
import { outlineExample } from '../workflow-draft/workflow-outline.examples.ts';
import type { CompanyToAnalyze } from './analyze-partner.task.ts';
import { injections } from './injections.examples.ts';
import type { SectionToWrite } from './write-report-section.task.ts';

/** How a text of somebody else gets into a task, and an answer of the task with a text in it that a model chose. */
interface Attacked<Input> {
  readonly inputs: Readonly<Record<string, (text: string) => Input>>;
  readonly answer: (text: string) => object;
}
const attacked = <Input, Output>(task: AiTask<Input, Output>, how: Attacked<Input>) => ({ task, ...how });

const passage = (title: string, text: string): PassageRow => ({
  knowledgeDocumentId: 'document',
  namespace: 'live',
  title,
  index: 0,
  page: null,
  text,
  terms: [],
  embedding: null,
});
const readFrom = (document: string) =>
  passagesOf(document)
    .map((text) => passage('Playbook', text))
    .slice(0, 1);
const prospect = { companyName: 'Initech', industry: 'Banking', painPoints: ['Old core'] };
const icpWith = (text: string) =>
  icpExample({ industry: text, painPoints: [text], personas: [{ role: text, description: text }] });

const section = (facts: readonly ReportFact[] = [{ label: 'Partners', value: '12' }]): SectionToWrite => ({
  reportType: 'annual-review',
  organizationName: 'Acme',
  domain: 'acme.example',
  section: { sectionId: 'partners', title: 'Partners', facts: [...facts] },
  foreign: ['13'],
});

const page = { url: 'https://acme.example/', title: 'Acme', text: 'We serve banks.' };
const company = (
  over: Partial<CompanyToAnalyze['partner']>,
  rest: Partial<CompanyToAnalyze> = {},
): CompanyToAnalyze => ({
  partner: {
    name: 'Acme',
    domain: 'acme.example',
    industry: null,
    description: null,
    regions: [],
    services: [],
    type: 'reseller',
    ...over,
  },
  strategy: { icp: icpExample(), ipp: ippExample() },
  pages: [page],
  ...rest,
});

const ATTACKED = [
  attacked(domain.generateIcpTask, {
    inputs: { company: (company) => ({ company }) },
    answer: (text) => icpExample({ industry: text }),
  }),
  attacked(domain.generateIppTask, {
    inputs: {
      company: (companyDomain) => ({ icp: icpExample(), companyDomain }),
      profile: (text) => ({ icp: icpWith(text), companyDomain: 'acme.example' }),
    },
    answer: (text) => ippExample({ partnerTypes: [text] }),
  }),
  attacked(domain.scorePartnerTypesTask, {
    inputs: {
      profiles: (text) => ({ icp: icpWith(text), ipp: ippExample({ goals: [text] }), passages: [] }),
      document: (text) => ({ icp: icpExample(), ipp: ippExample(), passages: readFrom(text) }),
      title: (text) => ({ icp: icpExample(), ipp: ippExample(), passages: [passage(text, 'They migrate.')] }),
    },
    answer: (text) => ({ partnerTypes: [{ ...partnerTypesExample()[0], rationale: text, sources: ['S1'] }] }),
  }),
  attacked(domain.suggestPartnersTask, {
    inputs: {
      'company name': (companyName) => ({ prospect: { ...prospect, companyName }, passages: [] }),
      industry: (industry) => ({ prospect: { ...prospect, industry }, passages: [] }),
      'pain points': (text) => ({ prospect: { ...prospect, painPoints: ['Old core', text] }, passages: [] }),
      document: (text) => ({ prospect, passages: readFrom(text) }),
      title: (text) => ({ prospect, passages: [passage(text, 'They migrate.')] }),
    },
    answer: (text) => ({
      suggestions: [
        { partnerType: 'Integrator', companyName: text, rationale: '', matchedPainPoints: [], score: 1, sources: [] },
      ],
    }),
  }),
  attacked(domain.draftWorkflowTask, {
    inputs: { description: (prompt) => ({ prompt }) },
    answer: (text) => outlineExample({ description: text }),
  }),
  attacked(domain.writeReportSectionTask, {
    inputs: {
      organization: (organizationName) => ({ ...section(), organizationName }),
      domain: (domain) => ({ ...section(), domain }),
      facts: (text) => section([{ label: text, value: text }]),
      'figures of the answer before': (text) => ({ ...section(), foreign: [text] }),
    },
    answer: (text) => ({ headline: 'Calm', paragraphs: [text], highlights: [] }),
  }),
  attacked(domain.analyzePartnerTask, {
    inputs: {
      name: (name) => company({ name }),
      'what is known': (text) => company({ description: text, industry: text, regions: [text], services: [text] }),
      profiles: (text) => company({}, { strategy: { icp: icpWith(text), ipp: ippExample({ goals: [text] }) } }),
      'text of a page': (text) => company({}, { pages: [{ ...page, text }] }),
      'title of a page': (title) => company({}, { pages: [{ ...page, title }] }),
      'address of a page': (url) => company({}, { pages: [{ ...page, url }] }),
    },
    answer: (text) => modelAnalysisExample({ risks: [{ label: 'Risk', description: text, evidence: [] }] }),
  }),
];

const INJECTIONS = injections();
const FENCED = /<data name="[\w-]+">\n([^<>]*)\n<\/data>/g;
const LOOK_ALIKES = /[\uff1c\uff1e\ufe64\ufe65]/;
const UNSEEN = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}\u2800]/u;
const textOf = (messages: readonly ModelMessage[]) => messages.map(({ role, text }) => `${role}: ${text}`).join('\n');
const outside = (messages: readonly ModelMessage[]) => textOf(messages).replace(FENCED, '[data]');
const inside = (messages: readonly ModelMessage[]) =>
  [...textOf(messages).matchAll(FENCED)].map(([, text]) => text ?? '');

describe('texts that want a model to do something else', () => {
  it('are more than 200, of every kind, and try every task there is', () => {
    ok(INJECTIONS.length >= 200, `${INJECTIONS.length}`);
    equal(new Set(INJECTIONS.map(({ text }) => text)).size, INJECTIONS.length);
    const tasks = Object.values(domain).filter(
      (each) => typeof each === 'object' && 'prompt' in each && 'maxOutputTokens' in each,
    );
    deepEqual(new Set(ATTACKED.map(({ task }) => task as object)), new Set(tasks as object[]));
  });

  for (const { task, inputs, answer } of ATTACKED) {
    for (const [name, inputWith] of Object.entries(inputs) as [string, (text: string) => never][])
      it(`stay in their fence: ${task.name}, ${name}`, () => {
        const rest = outside(task.prompt(inputWith('Acme') as never));
        for (const { name: injection, text } of INJECTIONS) {
          const messages = task.prompt(inputWith(text) as never);
          equal(outside(messages), rest, injection);
          for (const data of inside(messages)) equal(UNSEEN.test(data) || LOOK_ALIKES.test(data), false, injection);
        }
      });

    it(`lead to answers within their bounds or to none: ${task.name}`, () => {
      const isTaken = (said: string) => task.output.safeParse(jsonIn(said)).success;
      const fine = JSON.stringify(answer('Fine'));
      equal(isTaken(fine), true);
      for (const { name: injection, text } of INJECTIONS) {
        const obeyed = [
          text,
          `${fine}\n${text}`,
          JSON.stringify({ ...answer('Fine'), instructions: text }),
          JSON.stringify(answer(text.padEnd(10_000, '!'))),
        ];
        deepEqual(obeyed.map(isTaken), [false, false, false, false], injection);
      }
    });
  }
});

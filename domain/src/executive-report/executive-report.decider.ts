import { type Decider, reject } from '../kernel/decider.ts';
import { type BeginReportSection, beginReportSection } from './begin-report-section.ts';
import {
  type CompleteReportSection,
  completeReportSection,
  type FailReportSectionAttempt,
  failReportSectionAttempt,
} from './end-report-section.ts';
import { type ExecutiveReportEvent, executiveReportEvents } from './executive-report.events.ts';
import type { ExecutiveReportRejection } from './executive-report.rejections.ts';
import { type ExecutiveReport, evolveExecutiveReport } from './executive-report.state.ts';
import { type FailReport, failReport } from './fail-report.ts';
import { type GenerateReport, generateReport } from './generate-report.ts';
import { type TakeReportFacts, takeReportFacts } from './take-report-facts.ts';

export type ExecutiveReportCommand =
  | GenerateReport
  | TakeReportFacts
  | BeginReportSection
  | FailReportSectionAttempt
  | CompleteReportSection
  | FailReport;

/** An executive summary or a review, written section by section. */
export const executiveReport: Decider<
  ExecutiveReport,
  ExecutiveReportCommand,
  ExecutiveReportEvent,
  ExecutiveReportRejection
> = {
  category: 'executiveReport',
  events: executiveReportEvents,
  evolve: evolveExecutiveReport,
  decide: (command, report) => {
    if (command.type === 'GenerateReport') return generateReport(command, report);
    if (report === undefined) return reject('report-not-found');
    switch (command.type) {
      case 'TakeReportFacts':
        return takeReportFacts(command, report);
      case 'BeginReportSection':
        return beginReportSection(command, report);
      case 'FailReportSectionAttempt':
        return failReportSectionAttempt(command, report);
      case 'CompleteReportSection':
        return completeReportSection(command, report);
      case 'FailReport':
        return failReport(command, report);
    }
  },
};

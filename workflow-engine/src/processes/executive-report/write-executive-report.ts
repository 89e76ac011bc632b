import {
  addMillis,
  type Cause,
  consequenceOf,
  type ExecutiveReport,
  type ExecutiveReportCommand,
  type ExecutiveReportEvent,
  execute,
  executiveReport,
  fold,
  foreignFigures,
  generate,
  ModelFailure,
  nextSection,
  type Recorded,
  releaseReservation,
  runningReport,
  type SectionFacts,
  streamOf,
  writeReportSectionTask,
} from '@partneros/domain';
import {
  contractsModel,
  dealRegistrationsModel,
  dealsModel,
  mdfRequestsModel,
  partnerCertificationsModel,
  partnersModel,
  paymentsModel,
  trainingProgressModel,
} from '@partneros/projections/models';
import type { EngineDeps } from '../../engine-deps.ts';
import type { Process } from '../process.ts';
import { takeFacts } from './take-facts.ts';
import { untilThen } from './until-then.ts';

const RESTS_ON = [
  partnersModel,
  dealsModel,
  dealRegistrationsModel,
  mdfRequestsModel,
  paymentsModel,
  contractsModel,
  trainingProgressModel,
  partnerCertificationsModel,
];
const PATIENCE_MS = 30_000;
const MOST_ATTEMPTS = 4;
// Past the model's own deadline whoever had a section in hand has ended.
const GRACE_MS = 60_000;

const QUOTA = 'The AI quota of this month is used up; it starts anew next month, or with a larger plan.';
const FOREIGN = 'The AI model keeps naming figures that are not among the facts.';
const INTERRUPTED = 'Writing it was interrupted too often.';

/**
 * Writes a report section by section. What is finished stays finished: after a crash it goes on with the next section,
 * from the facts that were taken at first. Beside another engine it waits for the section that the other has in hand.
 * Throws when it is worth another try later.
 */
export const writeExecutiveReport: Process['run'] = async (deps, organizationId, reportId, signal) => {
  const hand = deps.ids.next();
  let foreign: readonly string[] = [];
  for (;;) {
    const stream = streamOf(executiveReport.category, organizationId, reportId);
    const history = (await deps.store.read(stream)) as readonly Recorded<ExecutiveReportEvent>[];
    const [requested] = history;
    const report = fold(executiveReport, history)?.state;
    if (requested === undefined || report === undefined || signal.aborted) return;

    const causeFor = (reason: string): Cause =>
      consequenceOf(requested, deps.ids, {
        actor: requested.metadata.actor,
        reason,
        occurredAt: deps.clock.now(),
      });
    if (report.status !== 'running')
      return releaseReservation(
        deps,
        { organizationId, id: reportId, cause: causeFor('release') },
        runningReport(report),
      );

    const record = async (reason: string, command: ExecutiveReportCommand) => {
      const outcome = await execute(deps, executiveReport, {
        organizationId,
        id: reportId,
        command,
        cause: causeFor(reason),
      });
      if (outcome.kind === 'conflict') throw new Error(`report ${reportId}: ${reason} met a conflict`);
      return outcome;
    };
    const fail = (errorMessage: string) =>
      record('fail', { type: 'FailReport', data: { reportId, errorMessage, failedAt: deps.clock.now() } });

    const section = nextSection(report);
    if (section === undefined) {
      await waitForLists(deps, requested);
      const sections = [...(await takeFacts(deps.rows, organizationId, report, deps.clock.now()))];
      const data = { reportId, sections, takenAt: deps.clock.now() };
      await record('facts', { type: 'TakeReportFacts', data });
      continue;
    }
    if (report.attempts >= MOST_ATTEMPTS && (report.inHandUntil === null || !deps.shared)) {
      await fail(INTERRUPTED);
      continue;
    }

    const { sectionId } = section;
    const at = deps.clock.now();
    const until = addMillis(at, (deps.model?.deadlineMs ?? 0) + GRACE_MS);
    const attempt = report.attempts + 1;
    const begun = await record(`begin ${sectionId} ${history.length} ${hand}`, {
      type: 'BeginReportSection',
      data: { reportId, sectionId, at, until, takeOver: !deps.shared },
    });
    if (begun.kind === 'rejected') {
      if (begun.code === 'report-section-in-hand') await untilThen(deps.clock, report.inHandUntil ?? until, signal);
      continue;
    }

    const written = await write(deps, { organizationId, report, section, foreign, cause: causeFor(hand), signal });
    switch (written.kind) {
      case 'section':
        foreign = [];
        await record(`complete ${sectionId}`, {
          type: 'CompleteReportSection',
          data: { reportId, sectionId, ...written.data, generatedAt: deps.clock.now() },
        });
        break;
      case 'given-up':
        await fail(written.message);
        break;
      case 'failed': {
        foreign = written.foreign;
        const { message, interrupted } = written;
        await record(`fail ${sectionId} ${attempt} ${hand}`, {
          type: 'FailReportSectionAttempt',
          data: { reportId, sectionId, attempt, message, interrupted },
        });
        if (!interrupted && attempt >= MOST_ATTEMPTS) await fail(message);
        else if (written.later) throw new Error(`report ${reportId}: ${message}`);
      }
    }
  }
};

type Written =
  | {
      readonly kind: 'section';
      readonly data: Pick<
        Extract<ExecutiveReportEvent, { readonly type: 'ReportSectionCompleted' }>['data'],
        'payload' | 'model' | 'inputTokens' | 'outputTokens'
      >;
    }
  | { readonly kind: 'given-up'; readonly message: string }
  | {
      readonly kind: 'failed';
      readonly message: string;
      readonly interrupted: boolean;
      readonly foreign: readonly string[];
      /** Not at once: the model has asked to be left alone. */
      readonly later: boolean;
    };

const write = async (
  deps: EngineDeps,
  {
    organizationId,
    report: { reportType, organizationName, domain },
    section,
    foreign: before,
    cause,
    signal,
  }: {
    readonly organizationId: string;
    readonly report: ExecutiveReport;
    readonly section: SectionFacts;
    readonly foreign: readonly string[];
    readonly cause: Cause;
    readonly signal: AbortSignal;
  },
): Promise<Written> => {
  try {
    const input = { reportType, organizationName, domain, section, foreign: before };
    const made = await generate(deps, { organizationId, cause, task: writeReportSectionTask, input, signal });
    if (made.kind === 'quota-exhausted') return { kind: 'given-up', message: QUOTA };
    const { value, consumed } = made;
    const facts = section.facts.flatMap(({ label, value: shown }) => [label, shown]);
    const foreign = foreignFigures([value.headline, ...value.paragraphs, ...value.highlights], facts);
    if (foreign.length > 0) return { kind: 'failed', message: FOREIGN, interrupted: false, foreign, later: false };
    const { model, inputTokens, outputTokens } = consumed;
    const payload = { title: section.title, ...value, facts: section.facts };
    return { kind: 'section', data: { payload, model, inputTokens, outputTokens } };
  } catch (failure) {
    if (!(failure instanceof ModelFailure)) throw failure;
    const { reason, message } = failure;
    if (reason === 'not-configured') return { kind: 'given-up', message };
    const interrupted = reason === 'left';
    return { kind: 'failed', message, interrupted, foreign: [], later: reason === 'refused' };
  }
};

// What was recorded before a report was asked for is in it.
const waitForLists = async (
  { rows }: EngineDeps,
  { position, data }: Recorded<ExecutiveReportEvent>,
): Promise<void> => {
  for (const model of RESTS_ON)
    if (!(await rows.reached(model, position, PATIENCE_MS)))
      throw new Error(`report ${data.reportId}: the list of ${model.name} is behind`);
};

import { Gauge } from 'prom-client';
import type { Metrics } from './create-metrics.ts';

/** What an engine says of itself. */
export interface EngineFigures {
  readonly runs: { readonly running: number; readonly held: number };
  readonly tasks: { readonly active: number; readonly waiting: number };
  readonly deadlines: number;
  readonly lateSeconds: number;
}

/** Adds how much a workflow engine has to do; asked at every scrape. */
export const measureEngine = (
  { registry }: Pick<Metrics, 'registry'>,
  engine: { readonly figures: () => EngineFigures },
): void => {
  const registers = [registry];
  const byState = (name: string, help: string, of: (figures: EngineFigures) => Readonly<Record<string, number>>) =>
    new Gauge({
      name: `partneros_engine_${name}`,
      help,
      labelNames: ['state'],
      registers,
      collect() {
        for (const [state, count] of Object.entries(of(engine.figures()))) this.set({ state }, count);
      },
    });
  const single = (name: string, help: string, of: (figures: EngineFigures) => number) =>
    new Gauge({
      name: `partneros_engine_${name}`,
      help,
      registers,
      collect() {
        this.set(of(engine.figures()));
      },
    });
  byState('runs', 'Runs that have not ended, waiting ones among the running.', ({ runs }) => runs);
  byState('tasks', 'Pieces of work under way, and in line for a place.', ({ tasks }) => tasks);
  single('deadlines', 'Moments at which something is to be done.', ({ deadlines }) => deadlines);
  single(
    'deadline_late_seconds',
    'How late the earliest of them is; 0 when none is.',
    ({ lateSeconds }) => lateSeconds,
  );
};

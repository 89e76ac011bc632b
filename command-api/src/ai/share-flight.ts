import { ModelFailure } from '@partneros/domain';
import type { TextStream } from '@partneros/infra/http';

interface Flight {
  /** Everything that was told so far. */
  readonly told: string[];
  readonly readers: Set<TextStream>;
  readonly left: AbortController;
  landed: Promise<unknown>;
}

const flights = new WeakMap<object, Map<string, Flight>>();

/**
 * Does work once for all who ask for the same while it is under way in this process: each is told everything from the
 * beginning, and learns of the same end. A reader who leaves takes nobody along; with the last one the work is left.
 * `sky` stands for the process, `key` for what is the same, with whose it is.
 */
export const shareFlight = async <Result>(
  sky: object,
  key: string,
  reader: TextStream,
  work: (stream: TextStream) => Promise<Result>,
): Promise<Result> => {
  if (reader.left.aborted) throw gone();
  const under = flights.get(sky) ?? new Map<string, Flight>();
  flights.set(sky, under);
  const flight = under.get(key) ?? takeOff(under, key, work);
  const land = () => {
    if (under.get(key) === flight) under.delete(key);
  };

  for (const piece of flight.told) reader.write(piece);
  flight.readers.add(reader);
  return new Promise<Result>((resolve, reject) => {
    const leave = () => {
      flight.readers.delete(reader);
      if (flight.readers.size > 0) return reject(gone());
      // Who comes now does not get what nobody wants any more. The end is waited for: it says what this has cost.
      land();
      flight.left.abort();
    };
    reader.left.addEventListener('abort', leave, { once: true });
    (flight.landed as Promise<Result>)
      .finally(() => {
        reader.left.removeEventListener('abort', leave);
        land();
      })
      .then(resolve, reject);
  });
};

const gone = (): ModelFailure => new ModelFailure('left', 'Nobody waits for the answer any more.');

const takeOff = <Result>(
  under: Map<string, Flight>,
  key: string,
  work: (stream: TextStream) => Promise<Result>,
): Flight => {
  const told: string[] = [];
  const readers = new Set<TextStream>();
  const left = new AbortController();
  const write = (text: string) => {
    told.push(text);
    for (const reader of readers) reader.write(text);
  };
  const landed = Promise.resolve().then(() => work({ write, left: left.signal }));
  const flight = { told, readers, left, landed };
  under.set(key, flight);
  return flight;
};

import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import type { TextStream } from '@partneros/infra/http';
import { shareFlight } from './share-flight.ts';

const sky = {};

/** A reader, what it was told, and how it leaves. */
const reading = () => {
  const told: string[] = [];
  const leaving = new AbortController();
  const stream: TextStream = { write: (text) => told.push(text), left: leaving.signal };
  return { stream, told, leave: () => leaving.abort() };
};

/** Work that a test leads by the hand. */
const worked = () => {
  let asked = 0;
  let stream: TextStream | undefined;
  let end: (how: Error | string) => void = () => undefined;
  const work = (given: TextStream) => {
    asked += 1;
    stream = given;
    return new Promise<string>((resolve, reject) => {
      end = (how) => (how instanceof Error ? reject(how) : resolve(how));
      given.left.addEventListener('abort', () => reject(new Error('left')));
    });
  };
  return {
    work,
    asked: () => asked,
    say: (text: string) => stream?.write(text),
    isLeft: () => stream?.left.aborted,
    end: (how: Error | string) => end(how),
  };
};

/** Lets what is under way come to rest. */
const soon = () => new Promise((resolve) => setImmediate(resolve));

describe('a shared flight', () => {
  it('is flown once for all who ask for the same, each told everything from the beginning', async () => {
    const { work, asked, say, end } = worked();
    const [early, late] = [reading(), reading()];
    const first = shareFlight(sky, 'a', early.stream, work);
    await soon();
    say('one ');
    const second = shareFlight(sky, 'a', late.stream, work);
    say('two');
    end('landed');
    deepEqual(await Promise.all([first, second]), ['landed', 'landed']);
    deepEqual([early.told, late.told, asked()], [['one ', 'two'], ['one ', 'two'], 1]);
  });

  it('is another for something else, and after the end', async () => {
    const { work, asked, end } = worked();
    for (const [key, count] of [
      ['a', 1],
      ['b', 2],
      ['b', 3],
    ] as const) {
      const flown = shareFlight(sky, key, reading().stream, work);
      await soon();
      end('landed');
      await flown;
      equal(asked(), count);
    }
  });

  it('fails for everybody with the same failure', async () => {
    const { work, end } = worked();
    const both = [reading(), reading()].map(({ stream }) => shareFlight(sky, 'a', stream, work));
    await soon();
    const failure = new Error('it broke');
    end(failure);
    for (const each of both) await rejects(each, failure);
  });

  it('goes on for who stays, and is left with the last', async () => {
    const { work, say, isLeft } = worked();
    const [one, other] = [reading(), reading()];
    const first = shareFlight(sky, 'a', one.stream, work);
    const second = shareFlight(sky, 'a', other.stream, work);
    await soon();
    one.leave();
    await rejects(first);
    say('on');
    deepEqual([isLeft(), one.told, other.told], [false, [], ['on']]);
    other.leave();
    equal(isLeft(), true);
    await rejects(second, /left/);
  });

  it('is begun anew by who comes after the last has left, also before it has ended', async () => {
    const { work, asked, end } = worked();
    const last = reading();
    const left = shareFlight(sky, 'a', last.stream, work);
    await soon();
    last.leave();
    const anew = shareFlight(sky, 'a', reading().stream, work);
    await rejects(left);
    await soon();
    const joined = shareFlight(sky, 'a', reading().stream, work);
    end('landed');
    deepEqual([await anew, await joined, asked()], ['landed', 'landed', 2]);
  });

  it('is not begun for who has left already', async () => {
    const { work, asked } = worked();
    const { stream, leave } = reading();
    leave();
    await rejects(shareFlight(sky, 'a', stream, work));
    ok(asked() === 0);
  });
});

import { deepEqual, equal } from 'node:assert/strict';
import { z } from 'zod';
import type { ModelTool } from '../ports/model.ts';
import { readToolCall } from './read-tool-call.ts';

const lookUp: ModelTool = {
  name: 'look_up',
  description: 'Looks a partner up.',
  input: z.strictObject({ name: z.string().max(5) }),
};
const read = (name: string, input: string) => readToolCall([lookUp], { id: 'call-1', name, input });

describe('reading a tool call', () => {
  it('gives the tool and its input', () => {
    deepEqual(read('look_up', '{"name":"Acme"}'), { ok: true, tool: lookUp, input: { name: 'Acme' } });
  });

  it('takes no input for an empty one', () => {
    const all: ModelTool = { ...lookUp, input: z.strictObject({}) };
    equal(readToolCall([all], { id: 'call-1', name: 'look_up', input: ' ' }).ok, true);
  });

  it('says what is wrong with an unknown tool, with no JSON, and with other input', () => {
    deepEqual(read('delete_all', '{}'), { ok: false, problem: 'There is no such tool.' });
    equal(read('look_up', '{"name":').ok, false);
    deepEqual(read('look_up', '{"name":"Acme Corp"}'), {
      ok: false,
      problem: 'name: expected at most 5 characters',
    });
  });
});

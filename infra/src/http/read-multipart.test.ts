import { deepEqual } from 'node:assert/strict';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type { Request } from 'express';
import { Problem } from './problem.ts';
import { readMultipart } from './read-multipart.ts';

const HALF = '--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nabc';

describe('a form whose sender leaves in the middle', () => {
  it('is let go at once: nothing waits for the rest', async () => {
    const req = Object.assign(new PassThrough(), {
      headers: { 'content-type': 'multipart/form-data; boundary=x', 'content-length': '900' },
      complete: false,
    });
    const reading = readMultipart(req as unknown as Request, { maxBytes: 1_000 });
    req.write(HALF);
    req.destroy();
    await once(req, 'close');
    const read = await Promise.race([reading, Promise.resolve('still waiting')]);
    deepEqual(read instanceof Problem ? [read.status, read.code] : read, [400, 'invalid_request']);
  });
});

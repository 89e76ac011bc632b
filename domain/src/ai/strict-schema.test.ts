import { deepEqual } from 'node:assert/strict';
import { z } from 'zod';
import { notPersonal } from '../kernel/personal.ts';
import { strictSchemaOf } from './strict-schema.ts';

describe('the schema a model is held to', () => {
  it('has the shape, its descriptions and bounds of lists and numbers, and nothing models do not understand', () => {
    const shape = z.strictObject({
      title: notPersonal(z.string().min(1).max(20)).describe('In one word.'),
      type: z.enum(['a', 'b']),
      items: z.array(z.strictObject({ score: z.int().min(0).max(100) })).max(3),
      why: z.string().nullable(),
    });
    deepEqual(strictSchemaOf(shape), {
      type: 'object',
      properties: {
        title: { type: 'string', description: 'In one word.' },
        type: { type: 'string', enum: ['a', 'b'] },
        items: {
          type: 'array',
          maxItems: 3,
          items: {
            type: 'object',
            properties: { score: { type: 'integer', minimum: 0, maximum: 100 } },
            required: ['score'],
            additionalProperties: false,
          },
        },
        why: { type: ['string', 'null'] },
      },
      required: ['title', 'type', 'items', 'why'],
      additionalProperties: false,
    });
  });
});

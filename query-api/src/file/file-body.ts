import { z } from 'zod';

/** The content of a file in the documentation of an answer. */
export const FileBody = z.string().meta({ format: 'binary' });

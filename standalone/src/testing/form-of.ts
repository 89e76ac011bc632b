import { type BoundRoute, UploadedFile } from '@partneros/infra/http';
import { samplePdf, samplePicture } from '@partneros/infra/testing';

/** Stands for a file in the JSON that tests write bodies in. */
export const A_PICTURE = 'a picture';
export const A_DOCUMENT = 'a document';

const FILES: ReadonlyMap<unknown, Buffer> = new Map([
  [A_PICTURE, await samplePicture()],
  [A_DOCUMENT, await samplePdf()],
]);

const isPlain = (json: unknown): json is Readonly<Record<string, unknown>> =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** A body as a form: files for what stands for them, every other value as text. What is no object is no form. */
export const formOf = (json: unknown): FormData | undefined => {
  if (!isPlain(json)) return undefined;
  const form = new FormData();
  for (const [name, value] of Object.entries(json)) {
    const file = name === 'file' ? FILES.get(value) : undefined;
    if (file !== undefined) form.append(name, new Blob([new Uint8Array(file)]), 'sample');
    else if (value !== undefined) form.append(name, textOf(value));
  }
  return form;
};

/** Would a route's schema take this body, sent the way that the route asks for? */
export const takes = ({ body, upload }: BoundRoute, json: unknown): boolean => {
  if (upload === undefined || !isPlain(json)) return upload === undefined && body?.safeParse(json).success === true;
  const fields = Object.entries(json).map(([name, value]) => {
    const file = name === 'file' ? FILES.get(value) : undefined;
    return [name, file === undefined ? textOf(value) : new UploadedFile(file)] as const;
  });
  return body?.safeParse(Object.fromEntries(fields)).success === true;
};

import type { Long } from 'mongodb';
import type { ModelId } from '../rows/read-model-id.ts';

/** What is registered of a read model, or of a build that may take the place of one. */
export interface ModelDocument {
  readonly _id: string;
  readonly shape: string;
  readonly checkpoint: Long | number;
  /** The build whose rows are the read model's; absent: they are under its own name. */
  readonly storedAs?: string;
  /** The build that may take their place. */
  readonly building?: string | null;
  /** Of a build: what it is for, when it was begun, and when it last moved. */
  readonly rebuilds?: string;
  readonly startedAt?: string;
  readonly seenAt?: string;
}

/** Where the rows of read models are, as another process may have changed it. */
export interface RowPlaces {
  /** What is registered now, or was a second ago at most. */
  look(model: ModelId): { readonly knownAt: number; readonly document: Promise<ModelDocument | null> };
  /** Forgets what is no longer so: whoever saw this document reads where it says from now on. */
  learn(model: ModelId, document: ModelDocument | null): void;
  forget(): void;
}

// How long a process goes on reading rows that another one has replaced, at most.
const FRESH_MS = 1_000;

interface Known {
  readonly knownAt: number;
  readonly document: Promise<ModelDocument | null>;
  /** Unset while it is asked for. */
  storedAs?: string | null;
}

/** Asks the register with `ask`, once a second for each read model that is in use. */
export const createRowPlaces = (ask: (model: ModelId) => Promise<ModelDocument | null>): RowPlaces => {
  const known = new Map<string, Known>();

  const lookAnew = (model: ModelId): Known => {
    const id = idOf(model);
    const fresh: Known = { knownAt: performance.now(), document: ask(model) };
    const forget = () => known.get(id) === fresh && known.delete(id);
    // A failure is not remembered, nor that there is nothing yet.
    fresh.document.then((document) => {
      if (document === null) forget();
      else fresh.storedAs = document.storedAs ?? null;
    }, forget);
    known.set(id, fresh);
    return fresh;
  };

  return {
    look: (model) => {
      const before = known.get(idOf(model));
      return before !== undefined && performance.now() - before.knownAt < FRESH_MS ? before : lookAnew(model);
    },
    learn: (model, document) => {
      if (known.get(idOf(model))?.storedAs !== (document?.storedAs ?? null)) known.delete(idOf(model));
    },
    forget: () => known.clear(),
  };
};

/** What a read model is registered under. */
export const idOf = ({ name, version }: ModelId): string => `${name} v${version}`;

/** The read model that is registered under an id, of the same version as another. */
export const modelOf = (id: string, { version }: ModelId): ModelId => ({
  name: id.slice(0, id.lastIndexOf(' ')),
  version,
});

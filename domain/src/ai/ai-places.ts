/** An organization has as many requests to a model under way as it may. Nothing was asked; it may be soon. */
export class TooMuchAtOnce extends Error {
  override readonly name = 'TooMuchAtOnce';
}

/** Who may ask a model now. */
export interface AiPlaces {
  /** Takes a place; the answer gives it back, once. Throws `TooMuchAtOnce` where there is none. */
  take(organizationId: string): () => void;
}

/** Places in this process's memory, the same number for each organization. */
export const createAiPlaces = (most: number): AiPlaces => {
  const taken = new Map<string, number>();
  return {
    take: (organizationId) => {
      const before = taken.get(organizationId) ?? 0;
      if (before >= most) throw new TooMuchAtOnce('as many AI requests as may be are under way');
      taken.set(organizationId, before + 1);
      return () => {
        const left = (taken.get(organizationId) ?? 0) - 1;
        if (left > 0) taken.set(organizationId, left);
        else taken.delete(organizationId);
      };
    },
  };
};

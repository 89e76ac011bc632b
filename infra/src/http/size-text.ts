const KIB = 1024;
const MIB = KIB * KIB;

/** A size in the largest unit that it is a whole number of: `100 KiB`. */
export const sizeText = (bytes: number): string => {
  if (bytes % MIB === 0) return `${bytes / MIB} MiB`;
  return bytes % KIB === 0 ? `${bytes / KIB} KiB` : `${bytes} bytes`;
};

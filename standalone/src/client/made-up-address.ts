/** The address of the n-th of many clients, so that each has limits of its own. */
export const madeUpAddress = (n: number): string => `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`;

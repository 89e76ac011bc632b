/** One budget for each year and currency, so that its id says which. */
export const mdfBudgetIdOf = (year: number, currency: string): string => `${year}-${currency}`;

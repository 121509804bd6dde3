/** Constants of core's tables as an SQL list, so that no statement retypes them: `('PENDING', 'RUNNING')`. */
export const sqlList = (constants: readonly string[]): string =>
  `(${constants.map((constant) => `'${constant.replaceAll("'", "''")}'`).join(", ")})`;

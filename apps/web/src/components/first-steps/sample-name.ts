/** The name that identifies the sample campaign. */
export const SAMPLE_NAME = "Sample: heads of operations in Denmark";

/** By which the sample campaign is known again. */
export const SAMPLE_NAME = "Sample: heads of operations in Denmark";

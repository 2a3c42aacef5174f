/** The stored count of "not a time". */
export const NaT: bigint = -(2n ** 63n);

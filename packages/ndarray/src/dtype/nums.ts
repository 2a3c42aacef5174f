/** The position of each dtype in tables. Flexible dtypes of all lengths share one number. */

export const bool = 0;
export const int8 = 1;
export const uint8 = 2;
export const int16 = 3;
export const uint16 = 4;
export const int32 = 5;
export const uint32 = 6;
export const int64 = 7;
export const uint64 = 8;
export const float16 = 9;
export const float32 = 10;
export const float64 = 11;
export const complex64 = 12;
export const complex128 = 13;
export const bytes = 14;
export const str = 15;
const voidNum = 16;
export { voidNum as void };
export const datetime64 = 17;
export const timedelta64 = 18;

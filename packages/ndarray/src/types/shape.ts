/** A shape; literal lengths are kept where they are known. */
export type Shape = readonly number[];

/** One index per axis. */
export type IndexOf<S extends Shape> = { readonly [K in keyof S]: number };

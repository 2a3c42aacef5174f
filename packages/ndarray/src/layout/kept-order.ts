/**
 * What `flags` said of arrays before `resizeInPlace` took all their axes away: NumPy does not look again
 * then, although an array without axes is contiguous in both orders.
 */
export const keptOrder: WeakMap<
  object,
  { readonly cContiguous: boolean; readonly fContiguous: boolean }
> = new WeakMap();

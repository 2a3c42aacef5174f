/** A type-level mark: this array is a view of memory that something else owns, and keeps it alive. */
export type View<T> = T & { readonly __tsmemView?: true };

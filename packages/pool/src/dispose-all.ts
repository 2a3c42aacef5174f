interface Resource {
  [Symbol.dispose]?(): void;
  [Symbol.asyncDispose]?(): PromiseLike<void>;
}

/** Dispose objects, last first, and take them off the list; collect what they throw. */
export function disposeAll(owned: object[]): unknown[] {
  const errors: unknown[] = [];
  for (let object = owned.pop(); object !== undefined; object = owned.pop()) {
    try {
      (object as Resource)[Symbol.dispose]?.();
    } catch (error) {
      errors.push(error);
    }
  }
  return errors;
}

/** The same, one after the other, preferring the asynchronous way of objects that have one. */
export async function disposeAllAsync(owned: object[]): Promise<unknown[]> {
  const errors: unknown[] = [];
  for (let object = owned.pop(); object !== undefined; object = owned.pop()) {
    const resource: Resource = object;
    try {
      if (resource[Symbol.asyncDispose]) await resource[Symbol.asyncDispose]!();
      else resource[Symbol.dispose]?.();
    } catch (error) {
      errors.push(error);
    }
  }
  return errors;
}

/** Throw what was collected: one error as it is, several in an AggregateError. */
export function throwCollected(operation: string, errors: readonly unknown[]): void {
  if (errors.length === 0) return;
  if (errors.length === 1) throw errors[0];
  throw new AggregateError(errors, `${operation}: ${errors.length} parts could not be disposed`);
}

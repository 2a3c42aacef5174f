/**
 * The order in which axes are walked, as numbers in and numbers out.
 *
 * Strides may be in any unit, as long as each operand keeps to its own. A stride of 0 repeats the
 * operand along the axis; the stride of an axis of length 1 is never looked at.
 */

/**
 * Sort axes so that the last one has the smallest strides, as NumPy's iterator does: axes keep C order
 * unless every operand that moves along both agrees, operands in front decide first.
 *
 * @param strides - one list per operand, each as long as `shape`
 * @returns the axes from outermost to innermost
 * @see numpy `order='K'`
 */
export function sortAxes(
  shape: readonly number[],
  strides: readonly (readonly number[])[],
): number[] {
  const ndim = shape.length;
  const axes: number[] = [];
  // Insertion sort from the innermost axis outwards; stable, and the lists are short.
  for (let axis = ndim - 1; axis >= 0; axis--) {
    let place = 0;
    for (let i = 0; i < axes.length; i++) {
      const verdict = compareAxes(shape, strides, axes[i]!, axis);
      if (verdict > 0) place = i + 1;
      else if (verdict < 0) break;
    }
    axes.splice(place, 0, axis);
  }
  return axes;
}

/** 1 when `axis` should be walked inside of `inner`, -1 when not, 0 when no operand can tell. */
function compareAxes(
  shape: readonly number[],
  strides: readonly (readonly number[])[],
  inner: number,
  axis: number,
): number {
  if (shape[inner] === 1 || shape[axis] === 1) return 0;
  let verdict = 0;
  for (const operand of strides) {
    const a = Math.abs(operand[axis]!);
    const b = Math.abs(operand[inner]!);
    if (a === 0 || b === 0) continue;
    if (b <= a) return -1;
    verdict = 1;
  }
  return verdict;
}

/** Strides in bytes of a new array whose memory follows `axes`, outermost first; 0 without elements. */
export function stridesAlong(
  shape: readonly number[],
  axes: readonly number[],
  itemsize: number,
): number[] {
  const strides = new Array<number>(shape.length).fill(0);
  if (shape.includes(0)) return strides;
  let stride = itemsize;
  for (let i = axes.length - 1; i >= 0; i--) {
    const axis = axes[i]!;
    strides[axis] = stride;
    stride *= shape[axis]!;
  }
  return strides;
}

/** A walk over several operands at once. */
export interface Walk {
  /** Lengths from outermost to innermost axis; at least one, none of them 0. */
  readonly lengths: readonly number[];
  /** For each operand the step along each axis of the walk. */
  readonly steps: readonly (readonly number[])[];
  /** For each operand where the walk starts. */
  readonly starts: readonly number[];
}

/**
 * Plan a walk that visits every element once: axes of length 1 are dropped, the others ordered by
 * `sortAxes`, and axes that continue each other merged. Every axis keeps its direction.
 *
 * @param starts - position of element (0, 0, …) of each operand, in the unit of its strides
 * @param shape - lengths, none of them 0
 */
export function planWalk(
  shape: readonly number[],
  strides: readonly (readonly number[])[],
  starts: readonly number[],
): Walk {
  const steps: number[][] = strides.map(() => []);
  const lengths: number[] = [];
  for (const axis of sortAxes(shape, strides)) {
    const length = shape[axis]!;
    if (length === 1) continue;
    const last = lengths.length - 1;
    const merges =
      last >= 0 && strides.every((list, k) => steps[k]![last] === list[axis]! * length);
    for (let k = 0; k < strides.length; k++) {
      const stride = strides[k]![axis]!;
      if (merges) steps[k]![last] = stride;
      else steps[k]!.push(stride);
    }
    if (merges) lengths[last]! *= length;
    else lengths.push(length);
  }
  if (lengths.length === 0) {
    lengths.push(1);
    for (const list of steps) list.push(0);
  }
  return { lengths, steps, starts };
}

/**
 * The same, but axes that all operands walk backwards are reversed, as NumPy's iterator does. That shows
 * in the order of sums, and lets copies see memory that goes forwards.
 */
export function planForwardWalk(
  shape: readonly number[],
  strides: readonly (readonly number[])[],
  starts: readonly number[],
): Walk {
  const first = [...starts];
  const signs = shape.map((length, axis) => {
    if (length === 1 || !isBackwards(strides, axis)) return 1;
    for (let k = 0; k < first.length; k++) first[k]! += strides[k]![axis]! * (length - 1);
    return -1;
  });
  const turned = strides.map((list) => list.map((stride, axis) => stride * signs[axis]!));
  return planWalk(shape, turned, first);
}

function isBackwards(strides: readonly (readonly number[])[], axis: number): boolean {
  let anyBackwards = false;
  for (const operand of strides) {
    const stride = operand[axis]!;
    if (stride > 0) return false;
    if (stride < 0) anyBackwards = true;
  }
  return anyBackwards;
}

/**
 * Call `run` for each innermost run of a walk with the positions of its first elements. The list is
 * reused from call to call.
 */
export function forEachRun(walk: Walk, run: (positions: readonly number[]) => void): void {
  const { lengths, steps, starts } = walk;
  const positions = [...starts];
  const move = (axis: number, count: number): void => {
    for (let k = 0; k < positions.length; k++) positions[k]! += steps[k]![axis]! * count;
  };
  const visit = (axis: number): void => {
    if (axis === lengths.length - 1) {
      run(positions);
      return;
    }
    const length = lengths[axis]!;
    for (let i = 0; i < length; i++) {
      visit(axis + 1);
      move(axis, 1);
    }
    move(axis, -length);
  };
  visit(0);
}

import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { load, type NDArray } from '@tsmem/ndarray';

interface Ref<T> {
  value: T;
}
declare function ref<T>(value: T): Ref<T>;
declare function reactive<T extends object>(value: T): T;
declare function useRef<T>(value: T): { current: T };
declare function useState<T>(value: T): [T, (next: T) => void];
declare function useEffect(effect: () => void | (() => void), on?: unknown[]): void;

const selected = ref<NDArray | null>(null);
const store = reactive<{ rows: NDArray[]; head: Buffer | null }>({ rows: [], head: null });

export function select(path: string): void {
  selected.value = load(path).pick(0); // report t1 module-var: a property of a module constant
  store.rows.push(load(path).pick(0)); // report t1 push: a list of a module constant
  store.head = readFileSync(path).subarray(0, 4); // report t1 module-var: the same
  store.rows = store.rows.filter((row) => row.sum() > 0); // ok t1 not-a-view: what was there
  store.rows = [...load(path)]; // report t2 iteration: the rows of an array are views
  store.rows = [...load(path).copy()].map((row) => row.copy()); // ok t1 copy-safe: copies
}

export function Preview(props: { image: NDArray }): string {
  const corner = useRef<NDArray | null>(null);
  const [tile, setTile] = useState<NDArray | null>(null);
  useEffect(() => {
    corner.current = props.image.slice([0, 4], [0, 4]); // report t2 outer-variable: a property of a variable of the function around it
    setTile(props.image.slice([0, 4])); // ok t1 transient-arg: an argument of another call
    setTile(tile);
  }, [props.image]);
  return String(corner.current?.sum());
}

export function withHandler(path: string): { onClick: () => number } {
  const table = load(path);
  const row = table.pick(0);
  return { onClick: () => row.sum() }; // report t2(-1) closure: the handler keeps the table
}

export function withTwo(path: string): { onClick: () => number; onKey: () => number } {
  const table = load(path);
  const total = table.pick(0).sum();
  return { onClick: () => total, onKey: () => table.size }; // ok t1 element-read: a number, and the table itself
}

export class Store {
  private state: { readonly top: NDArray | null; readonly count: number } = { top: null, count: 0 };
  private readonly past: { readonly top: NDArray | null }[] = [];
  private readonly undo: (() => void)[] = [];
  accessor: NDArray | null = null;

  set top(big: NDArray) {
    this.accessor = big.slice([0, 10]); // report t1 field: in a setter
  }

  reduce(big: NDArray): void {
    this.past.push(this.state); // ok t1 not-a-view: what was there
    this.state = { ...this.state, top: big.slice([0, 10]) }; // report t1 object-literal: beside a spread
    this.state = { ...this.state, count: big.slice([0, 10]).size }; // ok t1 element-read: a number
    const { top } = { top: big.slice([0, 10]) };
    this.undo.push(() => {
      this.accessor = top; // report t2(-2) outer-variable: stored when it is undone
    });
    const step = { top: big.slice([0, 3]) };
    const { top: again = null } = step;
    this.accessor = again; // report t2(-2) destructuring: out of a literal
    let pick: NDArray | null = null;
    if (big.ndim > 1) pick = big.pick(0);
    else pick = big.copy();
    this.accessor = pick; // report t2(-3) dataflow-let: on one path a view
    pick = pick.copy();
    this.accessor = pick; // ok t2 dataflow-let: a copy by now
    this.accessor = (pick = big.pick(2)); // report t2 assignment-expression: and stored
  }
}

export function connect(bus: EventEmitter, path: string): void {
  const big = load(path);
  const row = big.pick(0);
  bus.on('tick', () => bus.emit('row', row)); // report t2(-1) listener: the listener keeps the array
  bus.once('tick', () => bus.emit('row', row)); // ok t2 one-shot: runs once
  bus.on('whole', () => bus.emit('rows', big, row)); // ok t2 base-stored: the same closure has the base
  const own = row.copy();
  bus.on('own', () => bus.emit('row', own)); // ok t1 copy-safe: copied
  function named(): void {
    bus.emit('row', row);
  }
  bus.addListener('named', named); // report t3(-8,-4,-3,-2) listener: a function with a name
  bus.addListener('bound', bus.emit.bind(bus, 'row')); // ok t2 listener: captures nothing
}

export class Slider {
  private readonly window: NDArray[] = [];
  constructor(private readonly series: NDArray) {
    for (let i = 0; i < 10; i++) this.window.push(series.slice([i, i + 4])); // ok t2 base-stored: the series is a field of the same object
  }
  shift(): void {
    this.window.push(this.series.slice([0, 4])); // ok t1 base-own-field: its base is a field
    for (const row of this.series) this.window.push(row); // ok t2 base-own-field: rows of a field
  }
  static from(path: string): Slider {
    return new Slider(load(path)); // ok t2 constructor-arg: all of it
  }
}

export let current: NDArray | undefined;
export const setCurrent = (next: NDArray): void => void (current = next.pick(0)); // report t2 module-var: in an expression
export const setWhole = (next: NDArray): void => void (current = next); // ok t1 whole-view: the array itself
(globalThis as { tag?: string }).tag = readFileSync('x').subarray(0, 4).toString(); // ok t1 element-read: a string
(globalThis as { head?: Buffer }).head = readFileSync('x').subarray(0, 4); // report t1 global: keeps the file

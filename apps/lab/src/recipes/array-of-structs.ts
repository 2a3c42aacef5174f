import { allocItems, Pool, ptr, type Ref, struct, wrap } from "@tsmem/pool";
import { outcome, type Recipe } from "../recipe.ts";

const Row = struct({ length: "usize", indices: ptr("usize"), values: ptr("float64") });
const Matrix = struct({ length: "usize", rows: ptr(Row) });

/** Sparse matrices as C would have them: an array of structs that point to arrays of structs. */
function buildMatrices(pool: Pool, count: number): Ref<typeof Matrix> {
  const matrices = Matrix.allocArray(pool, count);
  for (let m = 0; m < count; m++) {
    const rows = Row.allocArray(pool, 10);
    for (let r = 0; r < rows.length; r++) {
      const indices = allocItems(pool, "usize", r + 1);
      const values = allocItems(pool, "float64", r + 1);
      for (let k = 0; k <= r; k++) {
        indices.set(k, k * k);
        values.set(k, m + k / 10);
      }
      rows.set(r, { length: r + 1, indices, values });
    }
    matrices.set(m, { length: rows.length, rows });
  }
  return matrices;
}

function sum(matrices: Ref<typeof Matrix>): number {
  let total = 0;
  for (let m = 0; m < matrices.length; m++) {
    const rows = matrices.at(m).rows;
    for (let r = 0; rows !== null && r < rows.length; r++) {
      const { values } = rows.at(r);
      for (let k = 0; values !== null && k < values.length; k++) total += values.at(k);
    }
  }
  return total;
}

/** How many bytes a program forgets that gives its blocks back one by one, and misses the rows. */
function freeTopLevelOnly(count: number): number {
  const pool = new Pool();
  const matrices = buildMatrices(pool, count);
  pool.free(matrices.address);
  const forgotten = pool.size;
  pool.dispose();
  return forgotten;
}

export const arrayOfStructs: Recipe = {
  name: "array-of-structs",
  title: "Array of structs in a Pool",
  expects: "every block of the nested structs is freed with the pool, each exactly once",
  run(progress) {
    const count = 100;
    progress(`${count} sparse matrices in a pool`);
    const pool = new Pool({ name: "matrices" });
    const matrices = buildMatrices(pool, count);
    const total = sum(matrices);
    const [blocks, bytes] = [pool.count, pool.size];
    pool.dispose();

    progress("the same with an allocator of our own");
    const live = new Set<ArrayBuffer>();
    let freed = 0;
    const privMalloc = (byteLength: number): ArrayBuffer => {
      const block = new ArrayBuffer(byteLength);
      live.add(block);
      return block;
    };
    const privFree = (block: ArrayBuffer): void => {
      if (live.delete(block)) freed++;
    };
    const own = new Pool({ allocator: wrap(privMalloc, privFree) });
    buildMatrices(own, count);
    own.dispose();

    progress("the same without a pool's memory of what it gave");
    const forgotten = freeTopLevelOnly(count);
    // 55 values per matrix: sum of m + k/10 over rows 0 to 9 and k up to the row's number.
    const expected = 55 * ((count * (count - 1)) / 2) + count * 16.5;
    return Promise.resolve(
      outcome(
        `${blocks} blocks, ${bytes} bytes, all freed; ${freed} of ${blocks} given back to our ` +
          `allocator; freeing only the outer array forgets ${forgotten} bytes`,
        {
          sum: Math.abs(total - expected) < 1e-6,
          "blocks made": blocks === 1 + count * 21,
          "everything freed": pool.size === 0 && pool.count === 0,
          "our allocator got every block back": live.size === 0 && freed === blocks,
          "bytes forgotten without a pool": forgotten === bytes - count * Matrix.size,
        },
      ),
    );
  },
};

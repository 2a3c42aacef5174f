// @tsmem/ndarray in plain use: results are left to the garbage collector.
import { build } from "../lib/tsmem-families.mjs";
export default build({ name: "tsmem", dispose: false });

// @tsmem/ndarray where results are disposed as soon as they are no longer needed.
import { build } from "../lib/tsmem-families.mjs";
export default build({ name: "tsmem-dispose", dispose: true });

// Files: the part of the package that needs node:fs. Import it as "@tsmem/ndarray/node".
import "./index.ts";

export { load, type LoadOptions, loadNpz, save, saveNpz } from "./io/npy/files.ts";
export { flush, type MmapMode } from "./io/npy/mapped.ts";

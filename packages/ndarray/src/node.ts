// Files: the part of the package that needs node:fs. Import it as "@tsmem/ndarray/node".
import "./index.ts";

export { load, loadNpz, save, saveNpz } from "./io/npy/files.ts";

const packages = "core|native|pool|ndarray|shared|trace";
const installed = new RegExp(`/node_modules/@tsmem/(${packages})/`);
// The folder that holds this package also holds the others, in node_modules and in the repository.
const siblings = new URL("../../../", import.meta.url).href;
const sibling = new RegExp(`^(${packages})/(src|dist)/`);

/** Whether a file belongs to tsmem itself, so that its frames are not what a user wants to see. */
export function isOwnFile(file: string): boolean {
  if (installed.test(file)) return true;
  const url = file.startsWith("file:") ? file : `file://${file}`;
  return url.startsWith(siblings) && sibling.test(url.slice(siblings.length));
}

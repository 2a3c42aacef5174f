const packages = "core|native|pool|ndarray|shared|trace";
const installed = new RegExp(`/node_modules/@tsmem/(${packages})/`);
// The folder that holds this package also holds the others, in node_modules and in the repository.
const siblings = new URL("../../../", import.meta.url).href;
const sibling = new RegExp(`^(${packages})/(?:src|dist)/`);

/** The package of tsmem that a file belongs to: its frames are not what a user wants to see. */
export function ownPackage(file: string): string | undefined {
  const name = installed.exec(file)?.[1];
  if (name !== undefined) return name;
  const url = file.startsWith("file:") ? file : `file://${file}`;
  return url.startsWith(siblings) ? sibling.exec(url.slice(siblings.length))?.[1] : undefined;
}

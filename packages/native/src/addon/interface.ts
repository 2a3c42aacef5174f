import { show } from "@tsmem/core";
import { interfaceNumber } from "./generated/interface-number.ts";

/**
 * Why an addon does not belong to this TypeScript; undefined when it does.
 *
 * An addon that was built from source stays where it is when the package is updated. Its functions would be
 * called with arguments that it does not know.
 *
 * @param addon - what the loader gave
 */
export function misfitOf(addon: { readonly interfaceNumber?: unknown }): string | undefined {
  const given = addon.interfaceNumber;
  if (given === interfaceNumber) return undefined;
  const said = given === undefined ? "no number, as older ones do" : `number ${show(given)}`;
  return (
    `the addon is of another version than the package: its interface has ${said}, and ${interfaceNumber} is ` +
    "wanted; reinstall @tsmem/native"
  );
}

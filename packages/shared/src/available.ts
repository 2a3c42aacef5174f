import { sharedBinding } from "@tsmem/native/shared";
import { reason as addonReason } from "@tsmem/native";

/** True when memory can be shared between processes here: the native addon was loaded. */
export const available: boolean = sharedBinding !== undefined;

/** Why `available` is false; undefined when it is true. */
export const reason: string | undefined = addonReason;

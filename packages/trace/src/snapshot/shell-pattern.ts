/**
 * A shell pattern as a regular expression for whole names: `*`, `?`, `[a-z]`, `[!a]`.
 *
 * As Python's fnmatch reads it: a `]` right after the opening is one of the set, a range that is empty
 * matches nothing, and a `[` without an end stands for itself.
 */
export function shellPattern(pattern: string): RegExp {
  const body = pattern.replace(
    /\[(!|(?!!))(\][^\]]*|[^\]]+)\]|[*?]|[\\^$+.()|[\]{}/]/gu,
    (part: string, not?: string, members?: string) => {
      if (part === "*") return "[^]*";
      if (part === "?") return "[^]";
      if (members === undefined) return `\\${part}`;
      return setOf(members, not === "!");
    },
  );
  return new RegExp(`^${body}$`, "u");
}

function setOf(members: string, isNegated: boolean): string {
  const characters = Array.from(members);
  let ranges = "";
  for (let i = 0; i < characters.length; i += 1) {
    const low = characters[i]!;
    const isRange = characters[i + 1] === "-" && i + 2 < characters.length;
    const high = isRange ? characters[(i += 2)]! : low;
    if (codeOf(low) <= codeOf(high)) ranges += `${escaped(low)}-${escaped(high)}`;
  }
  return `[${isNegated ? "^" : ""}${ranges}]`;
}

function codeOf(character: string): number {
  return character.codePointAt(0)!;
}

function escaped(character: string): string {
  return `\\u{${codeOf(character).toString(16)}}`;
}

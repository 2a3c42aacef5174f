/*
 * Character classes as Python's str and bytes define them. Unicode classes come from the runtime's
 * tables; spelled out are the code points whose Numeric_Type the runtime does not tell.
 */

/** Tells whether a text has a property; an empty text never has. */
export type TextTest = (text: string) => boolean;

/** One test for unicode arrays, one for byte arrays, which know ASCII alone. */
export interface CharacterClass {
  readonly unicode: TextTest;
  readonly bytes: TextTest;
}

/** Digits that are not decimal: superscripts, circled and parenthesised ones. */
const otherDigits =
  "\\u{b2}-\\u{b3}\\u{b9}\\u{1369}-\\u{1371}\\u{19da}\\u{2070}\\u{2074}-\\u{2079}" +
  "\\u{2080}-\\u{2089}\\u{2460}-\\u{2468}\\u{2474}-\\u{247c}\\u{2488}-\\u{2490}\\u{24ea}" +
  "\\u{24f5}-\\u{24fd}\\u{24ff}\\u{2776}-\\u{277e}\\u{2780}-\\u{2788}\\u{278a}-\\u{2792}" +
  "\\u{10a40}-\\u{10a43}\\u{10e60}-\\u{10e68}\\u{11052}-\\u{1105a}\\u{1f100}-\\u{1f10a}";

/** Ideographs that are numerals. */
const numerals =
  "\\u{3405}\\u{3483}\\u{382a}\\u{3b4d}\\u{4e00}\\u{4e03}\\u{4e07}\\u{4e09}\\u{4e5d}" +
  "\\u{4e8c}\\u{4e94}\\u{4e96}\\u{4ebf}-\\u{4ec0}\\u{4edf}\\u{4ee8}\\u{4f0d}\\u{4f70}" +
  "\\u{5104}\\u{5146}\\u{5169}\\u{516b}\\u{516d}\\u{5341}\\u{5343}-\\u{5345}\\u{534c}" +
  "\\u{53c1}-\\u{53c4}\\u{56db}\\u{58f1}\\u{58f9}\\u{5e7a}\\u{5efe}-\\u{5eff}" +
  "\\u{5f0c}-\\u{5f0e}\\u{5f10}\\u{62fe}\\u{634c}\\u{67d2}\\u{6f06}\\u{7396}\\u{767e}" +
  "\\u{8086}\\u{842c}\\u{8cae}\\u{8cb3}\\u{8d30}\\u{9621}\\u{9646}\\u{964c}\\u{9678}" +
  "\\u{96f6}\\u{f96b}\\u{f973}\\u{f978}\\u{f9b2}\\u{f9d1}\\u{f9d3}\\u{f9fd}\\u{20001}" +
  "\\u{20064}\\u{200e2}\\u{20121}\\u{2092a}\\u{20983}\\u{2098c}\\u{2099c}\\u{20aea}" +
  "\\u{20afd}\\u{20b19}\\u{22390}\\u{22998}\\u{23b1b}\\u{2626d}\\u{2f890}";

const unicodeSpace =
  "\\t-\\r\\x1c- \\x85\\xa0\\u{1680}\\u{2000}-\\u{200a}\\u{2028}\\u{2029}\\u{202f}\\u{205f}\\u{3000}";

/** White space to strip from a text of each kind. */
export const whiteSpace: { readonly unicode: string; readonly bytes: string } = {
  unicode: unicodeSpace,
  bytes: "\\t-\\r ",
};

function everyOne(unicodeClass: string, asciiClass: string): CharacterClass {
  const unicode = new RegExp(`^[${unicodeClass}]+$`, "u");
  const bytes = new RegExp(`^[${asciiClass}]+$`);
  return { unicode: (text) => unicode.test(text), bytes: (text) => bytes.test(text) };
}

/** At least one character of the wanted case and none of the other one. */
function cased(
  wanted: string,
  other: string,
  asciiWanted: RegExp,
  asciiOther: RegExp,
): CharacterClass {
  const has = new RegExp(wanted, "u");
  const hasOther = new RegExp(other, "u");
  return {
    unicode: (text) => has.test(text) && !hasOther.test(text),
    bytes: (text) => asciiWanted.test(text) && !asciiOther.test(text),
  };
}

/** Upper-case letters only after uncased characters, lower-case ones only after cased ones. */
function isTitle(upper: RegExp, lower: RegExp): TextTest {
  return (text) => {
    let hasCased = false;
    let previousCased = false;
    for (const character of text) {
      const isUpper = upper.test(character);
      const isLower = !isUpper && lower.test(character);
      if ((isUpper && previousCased) || (isLower && !previousCased)) return false;
      previousCased = isUpper || isLower;
      hasCased ||= previousCased;
    }
    return hasCased;
  };
}

export const alphabetic: CharacterClass = everyOne("\\p{L}", "A-Za-z");
export const decimal: CharacterClass = everyOne("\\p{Nd}", "0-9");
export const digit: CharacterClass = everyOne(`\\p{Nd}${otherDigits}`, "0-9");
export const numeric: CharacterClass = everyOne(`\\p{N}${numerals}`, "0-9");
export const alphanumeric: CharacterClass = everyOne(`\\p{L}\\p{N}${numerals}`, "A-Za-z0-9");
export const space: CharacterClass = everyOne(unicodeSpace, "\\t-\\r ");
export const lowerCase: CharacterClass = cased(
  "\\p{Lowercase}",
  "[\\p{Uppercase}\\p{Lt}]",
  /[a-z]/,
  /[A-Z]/,
);
export const upperCase: CharacterClass = cased(
  "\\p{Uppercase}",
  "[\\p{Lowercase}\\p{Lt}]",
  /[A-Z]/,
  /[a-z]/,
);
export const titleCase: CharacterClass = {
  unicode: isTitle(/[\p{Uppercase}\p{Lt}]/u, /\p{Lowercase}/u),
  bytes: isTitle(/[A-Z]/, /[a-z]/),
};

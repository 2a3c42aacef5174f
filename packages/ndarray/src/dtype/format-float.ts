/**
 * A float as Python's `repr()` shows it: the shortest digits that read back the same, `1e+16` style
 * exponents from 16 digits on and below 1e-4.
 */
export function formatFloat(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value < 0 ? "-inf" : "inf";
  if (value === 0) return Object.is(value, -0) ? "-0.0" : "0.0";
  const [digits, exponentText] = value.toExponential().split("e") as [string, string];
  const exponent = Number(exponentText);
  if (exponent < -4 || exponent >= 16) {
    const magnitude = Math.abs(exponent).toString().padStart(2, "0");
    return `${digits}e${exponent < 0 ? "-" : "+"}${magnitude}`;
  }
  const text = plainDigits(value, exponent);
  return text.includes(".") ? text : `${text}.0`;
}

function plainDigits(value: number, exponent: number): string {
  // String() switches to exponents below 1e-6 only, so from 1e-4 on it is plain.
  return exponent >= -6 ? String(value) : value.toFixed(20);
}

"""Write src/random/generated/ziggurat.ts from the tables of the installed NumPy.

NumPy computed its tables once in long double; computing them again in doubles differs in the last
bits, and every bit decides where the stream goes. The tables are found in libnpyrandom.a by their
first values: 256 doubles f(x), 256 doubles x / 2^52, 256 integers of 52 bits, and the same for
float32 and for the exponential distribution.

Run: python3 scripts/read-ziggurat-tables.py
"""

import math
import pathlib
import struct

import numpy

LIBRARY = pathlib.Path(numpy.__file__).parent / "random/lib/libnpyrandom.a"
TARGET = pathlib.Path(__file__).parent.parent / "src/random/generated/ziggurat.ts"
BLOB = LIBRARY.read_bytes()


def find(code, size, accept):
    """The one run of 256 values of format `code` that `accept` takes."""
    found = set()
    for offset in range(0, len(BLOB) - 256 * size, 2):
        head = struct.unpack_from(f"<3{code}", BLOB, offset)
        if accept[0](head):
            values = struct.unpack_from(f"<256{code}", BLOB, offset)
            if accept[1](values):
                found.add(values)
    (table,) = found
    return table


def near(value, expected):
    return abs(value - expected) <= 1e-5 * abs(expected)


R_NORMAL = 3.6541528853610088
R_EXPONENTIAL = 7.69711747013104972


def tables(code, size, bits, integer, integer_size, r, f):
    scale = 2.0**bits
    fi = find(code, size, (
        lambda h: h[0] == 1.0 and 0.9 < h[1] < 1 and 0.9 < h[2] < h[1],
        lambda v: near(v[255], f(r)),
    ))
    wi = find(code, size, (
        lambda h: 0 < h[1] < h[2] < h[0] < 100 / scale,
        lambda v: near(v[255], r / scale) and near(v[1], inverse(f, fi[1]) / scale),
    ))
    ki = find(integer, integer_size, (
        lambda h: h[1] == 0 and scale / 2 < h[0] <= scale,
        lambda v: near(v[255], wi[254] / wi[255] * scale),
    ))
    return ki, wi, fi


def inverse(f, y):
    low, high = 0.0, 10.0
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if f(middle) > y else (low, middle)
    return low


def gauss(x):
    return math.exp(-x * x / 2)


def decay(x):
    return math.exp(-x)


def ts(name, kind, values):
    shown = numpy.float32 if kind == "Float32Array" else lambda v: v
    body = ", ".join(str(shown(v)) for v in values)
    return f"export const {name}: {kind} = new {kind}([{body}]);\n"


def main():
    text = "// Written by scripts/read-ziggurat-tables.py. Do not edit.\n"
    for prefix, r, f in (("normal", R_NORMAL, gauss), ("exponential", R_EXPONENTIAL, decay)):
        bits = 52 if prefix == "normal" else 53
        k, w, y = tables("d", 8, bits, "Q", 8, r, f)
        text += ts(prefix + "K", "Float64Array", k)
        text += ts(prefix + "W", "Float64Array", w)
        text += ts(prefix + "F", "Float64Array", y)
        k, w, y = tables("f", 4, 23, "I", 4, r, f)
        text += ts(prefix + "K32", "Uint32Array", k)
        text += ts(prefix + "W32", "Float32Array", w)
        text += ts(prefix + "F32", "Float32Array", y)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(text)


main()

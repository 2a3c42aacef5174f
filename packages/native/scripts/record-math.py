"""Record exact values of the transcendental functions for test/kernels/math-references.json.

Each row holds the arguments, the value as the nearest float64 and what that leaves. Needs mpmath and NumPy:
python scripts/record-math.py > test/kernels/math-references.json
"""
import json
import random

import mpmath as mp
import numpy as np
mp.mp.dps = 60
random.seed(7)
functions = {
    "exp": (mp.exp, [(-87, 88), (-1, 1)]),
    "exp2": (lambda x: mp.mpf(2) ** x, [(-125, 127), (-1, 1)]),
    "expm1": (mp.expm1, [(-20, 88), (-1, 1)]),
    "log": (mp.log, [(1e-30, 1e30), (0.5, 2)]),
    "log2": (lambda x: mp.log(x, 2), [(1e-30, 1e30), (0.5, 2)]),
    "log10": (lambda x: mp.log(x, 10), [(1e-30, 1e30), (0.5, 2)]),
    "log1p": (mp.log1p, [(1e-10, 1e10), (-0.9, 2)]),
    "sin": (mp.sin, [(-10, 10), (1e-5, 1e6)]),
    "cos": (mp.cos, [(-10, 10), (1e-5, 1e6)]),
    "tan": (mp.tan, [(-10, 10), (1e-5, 1e6)]),
    "arcsin": (mp.asin, [(-1, 1), (0.45, 0.55)]),
    "arccos": (mp.acos, [(-1, 1), (0.45, 0.55)]),
    "arctan": (mp.atan, [(-3, 3), (1e-5, 1e10)]),
    "sinh": (mp.sinh, [(-3, 3), (1e-5, 80)]),
    "cosh": (mp.cosh, [(-3, 3), (1e-5, 80)]),
    "tanh": (mp.tanh, [(-3, 3), (1e-5, 20)]),
    "arcsinh": (mp.asinh, [(-3, 3), (1e-5, 1e10)]),
    "arccosh": (mp.acosh, [(1, 3), (1.0001, 1e10)]),
    "arctanh": (mp.atanh, [(-0.99, 0.99), (1e-5, 0.999)]),
    "cbrt": (lambda x: mp.sign(x) * mp.cbrt(abs(x)), [(-5, 5), (1e-30, 1e30)]),
}
binary = {
    "arctan2": lambda y, x: mp.atan2(y, x),
    "hypot": lambda a, b: mp.sqrt(a * a + b * b),
}


def draw(low, high):
    if low > 0 and high / low > 100:
        return float(np.exp(random.uniform(np.log(low), np.log(high))))
    return random.uniform(low, high)


def parts(v):
    high = float(v)
    return [high, float(v - mp.mpf(high))]


out = {}
for name, (f, ranges) in functions.items():
    rows = []
    for low, high in ranges:
        for i in range(12):
            x = draw(low, high)
            if i % 2 == 0:
                x = float(np.float32(x))
            rows.append([x, *parts(f(mp.mpf(x)))])
    out[name] = rows
for name, f in binary.items():
    rows = []
    for i in range(40):
        a, b = draw(-10, 10), draw(-10, 10)
        if i % 4 == 0:
            a *= 1e-3
        if i % 2 == 0:
            a, b = float(np.float32(a)), float(np.float32(b))
        rows.append([a, b, *parts(f(mp.mpf(a), mp.mpf(b)))])
    out[name] = rows
rows = []
for i in range(40):
    a, b = float(np.float32(draw(1e-3, 1e3))), float(np.float32(draw(-8, 8)))
    rows.append([a, b, *parts(mp.mpf(a) ** mp.mpf(b))])
out["power"] = rows
print("{")
print(",\n".join(f'"{name}": [\n' + ",\n".join(map(json.dumps, rows)) + "\n]" for name, rows in out.items()))
print("}")

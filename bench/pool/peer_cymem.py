"""Runs one round of cymem's Pool, called from Cython, per line of input: needs cymem, cython3, gcc."""
import json
import os
import subprocess
import sys
import sysconfig
import tempfile

here = os.path.dirname(os.path.abspath(__file__))
work = tempfile.mkdtemp()
c_file = os.path.join(work, "peer_cymem.c")
module = os.path.join(work, "peer_cymem" + sysconfig.get_config_var("EXT_SUFFIX"))
subprocess.check_call(["cython3", "-3", "-o", c_file, os.path.join(here, "peer_cymem.pyx")])
include = sysconfig.get_paths()["include"]
subprocess.check_call(["gcc", "-O2", "-shared", "-fPIC", "-I" + include, "-o", module, c_file])
sys.path.insert(0, work)
import peer_cymem  # noqa: E402


print("ready", flush=True)
for line in sys.stdin:
    size = int(line)
    alloc, drop = peer_cymem.measure(size, 100_000)
    pair = peer_cymem.pairs(size, 100_000)
    print(json.dumps({"alloc": alloc, "drop": drop, "pair": pair}), flush=True)

// The class of the arrays that wrapped functions return.
//
// It is written in JavaScript because every getter would otherwise cost a call into native code. The
// text is compiled once per realm; all addons of a realm share the class through a registered symbol.
#pragma once

#include "dtype.h"
#include "js.h"

namespace tsmem TSMEM_HIDDEN {
namespace detail {

// Position in the table `kinds` of the class below, which has no float16.
inline int result_dtype_index(DType dtype) {
  const int index = static_cast<int>(dtype);
  return dtype > DType::float16 ? index - 1 : index;
}

inline const char* result_class_source() {
  return R"js((() => {
"use strict";
const key = Symbol.for("tsmem.native.result.1");
if (globalThis[key] !== undefined) return globalThis[key];
const arraySymbol = Symbol.for("tsmem.array");
const leaseSymbol = Symbol.for("tsmem.lease");
const kinds = {
  bool: [Uint8Array, 1], int8: [Int8Array, 1], uint8: [Uint8Array, 1], int16: [Int16Array, 1],
  uint16: [Uint16Array, 1], int32: [Int32Array, 1], uint32: [Uint32Array, 1],
  int64: [BigInt64Array, 1], uint64: [BigUint64Array, 1], float32: [Float32Array, 1],
  float64: [Float64Array, 1], complex64: [Float32Array, 2], complex128: [Float64Array, 2],
};
const released = () => Object.defineProperty(Object.assign(
  new TypeError("native array: the memory was released; use the array before dispose()"),
  { code: "ERR_TSMEM_RELEASED" }), "name", { value: "ReleasedError", configurable: true });

const names = Object.keys(kinds);
const freeze = Object.freeze;
const checked = (allocation, needed) => {
  if (allocation === undefined || allocation.released === true) throw released();
  // A buffer that was transferred away has no bytes left; `detached` is not there on Node 20.
  if (needed > 0 && allocation.buffer.byteLength === 0) throw released();
  return allocation;
};

class NativeArray {
  #allocation; #byteOffset; #dtype; #shape; #strides; #readonly; #owner; #base; #nbytes;

  // Exactly one of `buffer` and `lender` is given. `owner` answers to dispose() when this array owns
  // its memory; `dtype` is an index into `names`; `shape` are the lengths.
  constructor(buffer, lender, owner, base, byteOffset, dtype, isFortran, readonly, ...shape) {
    this.#allocation = lender === undefined ? { buffer, released: false } : lender[leaseSymbol]();
    this.#owner = owner;
    this.#base = base ?? null;
    this.#byteOffset = byteOffset;
    this.#dtype = names[dtype];
    this.#readonly = readonly;
    const strides = new Array(shape.length);
    let step = this.itemsize;
    this.#nbytes = step;
    for (let k = 0; k < shape.length; k += 1) {
      const axis = isFortran ? k : shape.length - 1 - k;
      strides[axis] = step;
      step *= Math.max(shape[axis], 1);
      this.#nbytes *= shape[axis];
    }
    this.#shape = freeze(shape);
    this.#strides = freeze(strides);
  }

  get #live() { return checked(this.#allocation, this.#nbytes); }

  get dtype() { return this.#dtype; }
  get shape() { return this.#shape; }
  get strides() { return this.#strides; }
  get ndim() { return this.#shape.length; }
  get size() { return this.#shape.reduce((product, length) => product * length, 1); }
  get itemsize() {
    const [type, parts] = kinds[this.#dtype];
    return type.BYTES_PER_ELEMENT * parts;
  }
  get nbytes() { return this.#nbytes; }
  get readonly() { return this.#readonly; }
  get base() { return this.#base; }
  get released() {
    const allocation = this.#allocation;
    return allocation === undefined || allocation.released === true ||
      (this.#nbytes > 0 && allocation.buffer.byteLength === 0);
  }

  #elements(buffer) {
    const [type, parts] = kinds[this.#dtype];
    return new type(buffer, this.#byteOffset, this.size * parts);
  }

  get data() {
    const allocation = this.#live;
    const elements = this.#elements(allocation.buffer);
    allocation.escape?.();
    return elements;
  }

  get [arraySymbol]() {
    const array = this;
    array.#live;
    return {
      get buffer() {
        const allocation = array.#live;
        allocation.escape?.();
        return allocation.buffer;
      },
      byteOffset: this.#byteOffset,
      dtype: this.#dtype,
      shape: this.#shape,
      strides: this.#strides,
      readonly: this.#readonly,
      owner: this,
    };
  }

  [leaseSymbol]() {
    const array = this;
    const allocation = array.#live;
    return {
      get buffer() { return array.#live.buffer; },
      byteOffset: 0,
      byteLength: allocation.buffer.byteLength,
      get released() { return array.released; },
      escape() { array.#live.escape?.(); },
      pin() { return allocation.pin?.() ?? (() => {}); },
    };
  }

  toArray() {
    const elements = this.#elements(this.#live.buffer);
    const [, parts] = kinds[this.#dtype];
    const unit = elements.BYTES_PER_ELEMENT;
    const read = this.#dtype === "bool" ? (i) => elements[i] !== 0
      : parts === 2 ? (i) => ({ re: elements[i], im: elements[i + 1] })
      : (i) => elements[i];
    const nest = (axis, at) => axis === this.#shape.length ? read(at)
      : Array.from({ length: this.#shape[axis] },
          (_, i) => nest(axis + 1, at + i * (this.#strides[axis] / unit)));
    return nest(0, 0);
  }

  dispose() {
    if (this.#allocation === undefined) return;
    this.#allocation = undefined;
    const owner = this.#owner;
    this.#owner = undefined;
    this.#base = null;
    owner?.dispose();
  }
}
if (Symbol.dispose !== undefined) {
  Object.defineProperty(NativeArray.prototype, Symbol.dispose, {
    value: NativeArray.prototype.dispose, configurable: true, writable: true,
  });
}
Object.defineProperty(globalThis, key, { value: NativeArray });
return NativeArray;
})())js";
}

}  // namespace detail
}  // namespace tsmem

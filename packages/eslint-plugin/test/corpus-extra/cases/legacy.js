'use strict';
const fs = require('node:fs');
const { readFileSync } = require('node:fs');

const cache = {};
const list = [];
const map = new Map();
let last = null;

function remember(path) {
  const file = fs.readFileSync(path);
  cache[path] = file.subarray(0, 4); // report t1 index: a module object
  cache.head = file.slice(0, 4); // report t1 index: a module object
  list.push(file.subarray(0, 4)); // report t1 push: a module list
  map.set(path, file.subarray(0, 4)); // report t1 map-set: a module map
  last = file.subarray(0, 4); // report t1 module-var: a let of the module
  cache.copy = Buffer.from(file.subarray(0, 4)); // ok t1 copy-safe: copied
  cache.text = file.slice(0, 4).toString(); // ok t1 element-read: a string
  exports.head = file.subarray(0, 4); // report t1 exports: of the module
  module.exports.tail = file.subarray(4); // report t1 exports: of the module
  global.head = file.subarray(0, 4); // report t1 global: of the program
  globalThis.tail = file.subarray(4); // report t1 global: of the program
}

function untyped(packet, out) {
  cache.head = packet.subarray(0, 4); // report t2 any-untyped: only subarray says view
  cache.head = packet.slice(0, 4); // ok t2 any-untyped: slice says nothing
  out.head = packet.subarray(0, 4); // report t2 any-untyped: a parameter's property
  out.push(packet.subarray(0, 4)); // ok t2 any-untyped: not known to be an Array
  out.push(1); // ok t1 not-a-view: a number
  return packet.subarray(4); // ok t1 return-direct: transfer
}

/**
 * @param {Buffer[]} out
 * @param {Uint8Array} bytes
 */
function typed(out, bytes) {
  out.push(bytes.subarray(0, 4)); // report t1 parameter: JSDoc says an array
  out[0] = bytes.slice(0, 4); // ok t1 typed-slice-copy: JSDoc says Uint8Array
}

function Old(path) {
  this.file = readFileSync(path);
  this.head = this.file.slice(0, 4); // ok t1 same-object: the base is a field
  this.other = readFileSync(path).subarray(0, 4); // report t1 field: of a constructor function
}

Old.prototype.read = function (path) {
  this.other = readFileSync(path).subarray(0, 4); // report t1 field: in a method of a prototype
  var self = this;
  setTimeout(function () {
    self.other = readFileSync(path).subarray(0, 4); // report t2 field: by another name for this
  }, 5);
};

Old.cache = null;
Old.remember = function (path) {
  Old.cache = readFileSync(path).subarray(0, 4); // report t1 module-var: a function's property
};

module.exports = { remember, untyped, typed, Old, last };

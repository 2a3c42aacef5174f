"use strict";
const fs = require("node:fs");

const store = new Map();

class Legacy {
  constructor() {
    this.tag = null;
    this.name = "";
    this.parts = [];
  }

  /** @param {Buffer} packet */
  read(packet) {
    this.tag = packet.slice(0, 4);
    this.name = packet.slice(4, 20).toString();
    this.parts.push(packet.subarray(20));
    this.parts.unshift({ at: 20, body: packet.subarray(20) });
  }

  raw(packet) {
    this.tag = packet.subarray(0, 4);
    this.name = packet.slice(4, 20);
  }
}

function index(path) {
  const file = fs.readFileSync(path);
  store.set(path, file.subarray(0, 4));
  store.set(path, file.subarray(0, 4)[0]);
  return store.size;
}

module.exports = { Legacy, index };

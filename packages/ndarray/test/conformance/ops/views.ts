import { fromBuffer } from "../../../src/create/from-buffer.ts";
import { Scalar } from "../../../src/dtype/scalar.ts";
import { asStrided, slidingWindowView } from "../../../src/views/as-strided.ts";
import {
  atleast1d,
  atleast2d,
  atleast3d,
  diagonal,
  expandDims,
  flip,
  fliplr,
  flipud,
  squeeze,
} from "../../../src/views/axes.ts";
import { broadcastTo } from "../../../src/views/broadcast-to.ts";
import { mayShareMemory, sharesMemory } from "../../../src/views/shares-memory.ts";
import {
  matrixTranspose,
  moveaxis,
  rollaxis,
  swapaxes,
  transpose,
} from "../../../src/views/transpose.ts";
import { view } from "../../../src/views/view.ts";
import type { Ops } from "../runner/op.ts";

type Axes = number | number[];

/** Functions that always give views, and arrays over buffers. */
export const views: Ops = {
  frombuffer: (args, program) => {
    const { bytes, isReadOnly } = program.buffer(args["a"]);
    const count = args["count"] as number | undefined;
    return fromBuffer(bytes, {
      dtype: program.dtype(args["dtype"])!,
      byteOffset: (args["offset"] as number | undefined) ?? 0,
      readonly: isReadOnly,
      ...(count === undefined || count === -1 ? {} : { count }),
    });
  },
  ndarray: (args, program) => {
    const { bytes, isReadOnly } = program.buffer(args["a"]);
    return fromBuffer(bytes, {
      dtype: program.dtype(args["dtype"])!,
      shape: args["shape"] as Axes,
      byteOffset: (args["offset"] as number | undefined) ?? 0,
      order: args["order"] === "F" ? "F" : "C",
      readonly: isReadOnly,
      ...(args["strides"] === undefined ? {} : { strides: args["strides"] as number[] }),
    });
  },
  transpose: (args, program) =>
    transpose(program.array(args["a"]), args["axes"] as number[] | undefined),
  T: (args, program) => transpose(program.array(args["a"])),
  mT: (args, program) => matrixTranspose(program.array(args["a"])),
  swapaxes: (args, program) =>
    swapaxes(program.array(args["a"]), args["axis1"] as number, args["axis2"] as number),
  moveaxis: (args, program) =>
    moveaxis(program.array(args["a"]), args["source"] as Axes, args["destination"] as Axes),
  rollaxis: (args, program) =>
    rollaxis(
      program.array(args["a"]),
      args["axis"] as number,
      (args["start"] as number | undefined) ?? 0,
    ),
  squeeze: (args, program) => squeeze(program.array(args["a"]), args["axis"] as Axes | undefined),
  expand_dims: (args, program) => expandDims(program.array(args["a"]), args["axis"] as Axes),
  broadcast_to: (args, program) => broadcastTo(program.array(args["a"]), args["shape"] as Axes),
  view: (args, program) => {
    const a = program.array(args["a"]);
    const dtype = program.dtype(args["dtype"]);
    return dtype === undefined ? view(a) : view(a, dtype);
  },
  as_strided: (args, program) =>
    asStrided(program.array(args["a"]), {
      ...(args["shape"] === undefined ? {} : { shape: args["shape"] as number[] }),
      ...(args["strides"] === undefined ? {} : { strides: args["strides"] as number[] }),
      ...(args["writeable"] === undefined ? {} : { writeable: args["writeable"] as boolean }),
    }),
  sliding_window_view: (args, program) =>
    slidingWindowView(
      program.array(args["a"]),
      args["window_shape"] as Axes,
      args["axis"] as Axes | undefined,
      { writeable: args["writeable"] === true },
    ),
  diagonal: (args, program) =>
    diagonal(
      program.array(args["a"]),
      (args["offset"] as number | undefined) ?? 0,
      (args["axis1"] as number | undefined) ?? 0,
      (args["axis2"] as number | undefined) ?? 1,
    ),
  flip: (args, program) => {
    const flipped = flip(program.array(args["a"]), args["axis"] as Axes | undefined);
    // NumPy takes an array without axes for a scalar here.
    return flipped.ndim === 0 ? new Scalar(flipped.dtype.asNative(), flipped.get()) : flipped;
  },
  fliplr: (args, program) => fliplr(program.array(args["a"])),
  flipud: (args, program) => flipud(program.array(args["a"])),
  atleast_1d: (args, program) => atleast1d(program.array(args["a"])),
  atleast_2d: (args, program) => atleast2d(program.array(args["a"])),
  atleast_3d: (args, program) => atleast3d(program.array(args["a"])),
  shares_memory: (args, program) =>
    sharesMemory(program.array(args["a"]), program.array(args["b"])),
  may_share_memory: (args, program) =>
    mayShareMemory(program.array(args["a"]), program.array(args["b"])),
};

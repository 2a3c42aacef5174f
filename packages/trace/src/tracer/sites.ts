import { ownPackage } from "./own-files.ts";
import { type CallSite, captureFrames, forget } from "./stack.ts";

/** A place in a file as the engine sees it, before source maps. */
export interface RawFrame {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly name: string;
}

interface FileEntry {
  readonly file: string;
  /** Of tsmem or of the runtime: not what a user wants to see. */
  readonly isOurs: boolean;
  /** Of a package of tsmem that announces the memory it takes. */
  readonly isAnnouncer: boolean;
  readonly frames: Map<number, number>;
}

interface Node {
  readonly frame: number;
  readonly parent: number;
  readonly children: Map<number, number>;
}

// More of our own frames than any call of tsmem has.
const deepest = 64;

/** The traceback of an allocation whose stack could not be read. */
export const unknownSite = 0;

/**
 * Interned tracebacks: a tree whose paths from the root are tracebacks, most recent frame first.
 *
 * How many of our own frames lie above the first frame of the user differs by call, so the number
 * of frames to capture is learned: the deepest seen lately, and once more with a larger limit when
 * no frame of the user was in sight.
 */
export class Sites {
  readonly frames: RawFrame[] = [{ file: "<unknown>", line: 0, column: 0, name: "" }];
  private readonly nodes: Node[] = [{ frame: 0, parent: 0, children: new Map() }];
  private readonly files = new Map<string, FileEntry>();
  /** Whether the last traceback asked for passed through a package that announces what it takes. */
  isAnnounced = false;
  private readonly frameCount: number;
  private depth = 0;
  private entry: FileEntry | undefined;

  /** @param frameCount - frames outside tsmem to keep per traceback, at most */
  constructor(frameCount: number) {
    this.frameCount = frameCount;
  }

  /** How many frames to capture for `intern`. */
  get limit(): number {
    return this.depth + this.frameCount;
  }

  /**
   * The traceback of a stack, as a number.
   *
   * @param captured - the frames below `below`, `limit` at most; emptied
   */
  intern(captured: readonly CallSite[], below: unknown): number {
    const frames = this.frameCount;
    let sites = captured;
    let first = this.firstForeign(sites);
    if (sites.length === this.limit && first > this.depth) {
      sites = captureFrames((first === this.limit ? deepest : first) + frames, below);
      first = this.firstForeign(sites);
    }
    if (first === sites.length) {
      forget(sites);
      return unknownSite;
    }
    if (first > this.depth) this.depth = first;
    let node = this.child(unknownSite, this.frameOf(sites[first]!, this.entry!));
    const end = Math.min(sites.length, first + frames);
    for (let i = first + 1; i < end; i += 1) {
      const site = sites[i]!;
      node = this.child(node, this.frameOf(site, this.fileOf(fileName(site))));
    }
    forget(sites);
    return node;
  }

  /** Frames of a traceback, most recent first. */
  traceback(site: number): RawFrame[] {
    const path: RawFrame[] = [];
    for (let node = site; node !== unknownSite; node = this.nodes[node]!.parent) {
      path.push(this.frames[this.nodes[node]!.frame]!);
    }
    return path.length === 0 ? [this.frames[0]!] : path.reverse();
  }

  /** Bytes of the tables, roughly: two numbers and a map entry per node, four fields per frame. */
  get byteLength(): number {
    return this.nodes.length * 96 + this.frames.length * 64;
  }

  // Leaves the file of the frame it finds in `entry`: asking a frame for its file is slow.
  private firstForeign(sites: readonly CallSite[]): number {
    this.isAnnounced = false;
    for (let i = 0; i < sites.length; i += 1) {
      this.entry = this.fileOf(fileName(sites[i]!));
      if (!this.entry.isOurs) return i;
      if (this.entry.isAnnouncer) this.isAnnounced = true;
    }
    return sites.length;
  }

  private fileOf(file: string): FileEntry {
    let entry = this.files.get(file);
    if (entry === undefined) {
      const name = ownPackage(file);
      const isOurs = name !== undefined || /^(?:node:|<|\[native)/.test(file);
      const isAnnouncer = name !== undefined && name !== "trace" && name !== "core";
      entry = { file, isOurs, isAnnouncer, frames: new Map() };
      this.files.set(file, entry);
    }
    return entry;
  }

  private frameOf(site: CallSite, entry: FileEntry): number {
    const position =
      site.getPosition?.() ?? (site.getLineNumber() ?? 0) * 4096 + (site.getColumnNumber() ?? 0);
    let frame = entry.frames.get(position);
    if (frame === undefined) {
      frame = this.frames.length;
      const line = site.getLineNumber() ?? 0;
      const column = site.getColumnNumber() ?? 0;
      this.frames.push({ file: entry.file, line, column, name: site.getFunctionName?.() ?? "" });
      entry.frames.set(position, frame);
    }
    return frame;
  }

  private child(parent: number, frame: number): number {
    const { children } = this.nodes[parent]!;
    let node = children.get(frame);
    if (node === undefined) {
      node = this.nodes.length;
      this.nodes.push({ frame, parent, children: new Map() });
      children.set(frame, node);
    }
    return node;
  }
}

function fileName(site: CallSite): string {
  return site.getFileName() ?? site.getEvalOrigin?.() ?? "<anonymous>";
}

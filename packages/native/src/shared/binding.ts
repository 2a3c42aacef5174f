/** What the addon exports under `shared`; each interface belongs to one group of C++ files. */
export interface SharedBinding {
  /** This process as segments record it: pid, start time, pid namespace. */
  identity(): [pid: number, start: number, space: number];
}

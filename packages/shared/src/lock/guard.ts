/** Proof that a lock is held; `using guard = lock.lock()` unlocks at the end of the block. */
export class LockGuard {
  /** True when the last owner ended without unlocking: what the lock protects may be half written. */
  readonly ownerDied: boolean;
  readonly #unlock: (serial: number) => void;
  readonly #serial: number;

  /** @internal */
  constructor(unlock: (serial: number) => void, serial: number, ownerDied: boolean) {
    this.#unlock = unlock;
    this.#serial = serial;
    this.ownerDied = ownerDied;
  }

  /**
   * Unlock. Does nothing when this acquisition is over, so that `using` may follow.
   *
   * @throws {LockError} another thread calls it
   */
  unlock(): void {
    this.#unlock(this.#serial);
  }

  /** `unlock()` */
  [Symbol.dispose](): void {
    this.#unlock(this.#serial);
  }
}

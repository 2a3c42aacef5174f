import { InvalidArgumentError } from "@tsmem/core";

/** @internal Change what a guard says of the owner before, after its lock was given up for a while. */
export let setOwnerDied: (guard: LockGuard, ownerDied: boolean) => void;

// Only this package makes guards.
const fromThisPackage = {};

/** @internal A guard of a lock that was just acquired. */
export function guardOf(unlock: (guard: LockGuard) => void, ownerDied: boolean): LockGuard {
  return new LockGuard(unlock, ownerDied, fromThisPackage);
}

/** Proof that a lock is held; `using guard = lock.lock()` unlocks at the end of the block. */
export class LockGuard {
  static {
    setOwnerDied = (guard, ownerDied) => {
      guard.#ownerDied = ownerDied;
    };
  }

  readonly #unlock: (guard: LockGuard) => void;
  #ownerDied: boolean;

  /** @internal */
  constructor(unlock: (guard: LockGuard) => void, ownerDied: boolean, key: object) {
    if (key !== fromThisPackage) {
      throw new InvalidArgumentError(
        "LockGuard: the constructor is private; lock() of a Lock gives guards",
        { value: key },
      );
    }
    this.#unlock = unlock;
    this.#ownerDied = ownerDied;
  }

  /** True when the last owner ended without unlocking: what the lock protects may be half written. */
  get ownerDied(): boolean {
    return this.#ownerDied;
  }

  /**
   * Unlock. Does nothing when this acquisition is over, so that `using` may follow.
   *
   * @throws {LockError} another thread calls it
   */
  unlock(): void {
    this.#unlock(this);
  }

  /** `unlock()` */
  [Symbol.dispose](): void {
    this.#unlock(this);
  }
}

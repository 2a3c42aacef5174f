import { returnSegment } from "./directory.ts";
import type { Remains } from "./heap.ts";

const registry = new FinalizationRegistry<Remains>(freeRemains);

/** Free what a pool leaves when it is collected without being disposed. */
export function freeRemainsOf(pool: object, remains: Remains): void {
  registry.register(pool, remains);
}

function freeRemains({ tickets, held, source }: Remains): void {
  for (const ticket of tickets) returnSegment(ticket);
  for (const allocation of held) {
    try {
      source.free(allocation);
    } catch {
      // Nobody is left who could be told: an error here would end the process.
      continue;
    }
  }
}

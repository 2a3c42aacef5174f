import fc from "fast-check";
import { expect, it } from "vitest";
import { RingQueue } from "../../src/index.ts";
import { scopes } from "../fixtures/pairs.ts";

type Step = "push" | "pop" | "reserve" | "commit" | "front" | "release";
const steps: Step[] = ["push", "push", "pop", "pop", "reserve", "commit", "front", "release"];

it.each(scopes)("a queue between %s behaves like a list of bounded length", (scope) => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 9 }),
      fc.array(fc.constantFrom(...steps), { maxLength: 80 }),
      (capacity, recordBytes, program) => {
        const queue = RingQueue.create({ recordBytes, capacity, scope });
        const model: number[] = [];
        let number = 0;
        let reserved = -1;
        let isFronted = false;
        const record = (value: number): Uint8Array => new Uint8Array(recordBytes).fill(value);
        for (const step of program) {
          const hasRoom = model.length < capacity;
          switch (step) {
            case "push":
              number = (number + 1) & 255;
              expect(queue.tryPush(record(number))).toBe(hasRoom);
              if (hasRoom) [reserved] = [-1, model.push(number)];
              break;
            case "reserve": {
              number = (number + 1) & 255;
              const slot = queue.tryReserve();
              expect(slot?.length).toBe(hasRoom ? recordBytes : undefined);
              if (hasRoom) reserved = number;
              slot?.fill(number);
              break;
            }
            case "commit":
              if (reserved < 0)
                expect(() => {
                  queue.commit();
                }).toThrow("no record");
              else {
                queue.commit();
                model.push(reserved);
                reserved = -1;
              }
              break;
            case "pop":
              expect(queue.tryPop()).toEqual(model.length > 0 ? record(model.shift()!) : undefined);
              isFronted = false;
              break;
            case "front":
              isFronted = model.length > 0;
              expect(queue.tryFront()).toEqual(isFronted ? record(model[0]!) : undefined);
              break;
            case "release":
              if (!isFronted)
                expect(() => {
                  queue.release();
                }).toThrow("no record");
              else {
                queue.release();
                model.shift();
                isFronted = false;
              }
          }
        }
        queue[Symbol.dispose]();
      },
    ),
    { numRuns: 200 },
  );
});

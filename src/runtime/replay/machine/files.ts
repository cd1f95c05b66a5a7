/** Where the page's own server keeps the machine. For the browser only. */
import alone from './machine.wasm?url';
import shared from './machineShared.wasm?url';

export const MACHINE_FILES = { alone, shared };

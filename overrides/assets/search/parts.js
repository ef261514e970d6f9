// What box and page both need to answer, in one file, and the box, which stands on every page.

export { attachBox } from "./box.js";
export { careAt } from "./care.js";
export { Asker } from "./library.js";
export { aboutNumber, dayText, details, heading, make } from "./view.js";

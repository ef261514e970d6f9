// All that is loaded once a reader searches: one file, because box and page share most of it.

export { attachBox } from "./box.js";
export { attachPage } from "./page.js";

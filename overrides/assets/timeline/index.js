// Registers the element. Browsers without modules or custom elements keep the complete list.

import { OverdueTimeline } from "./timeline-element.js";

const NAME = "overdue-timeline";

if ("customElements" in window && !customElements.get(NAME)) {
  customElements.define(NAME, OverdueTimeline);
}

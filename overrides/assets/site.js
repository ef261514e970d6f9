// What every page has: the frame around it, and the way to the search.

import "./search/index.js";
import { followContents } from "./frame/contents.js";
import { offerCopy } from "./frame/copy.js";
import { openDetails } from "./frame/details.js";
import { attachDrawer } from "./frame/drawer.js";
import { offerForgetting } from "./frame/forget.js";
import { hearFields } from "./frame/hears.js";
import { showInApp } from "./frame/in-app.js";
import { datePrints } from "./frame/printed.js";
import { offerTop } from "./frame/top.js";

attachDrawer();
followContents();
offerCopy();
showInApp();
offerTop();
openDetails();
offerForgetting();
hearFields();
datePrints();

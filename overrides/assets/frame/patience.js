// How long whoever has typed something is left without an answer before whom to call stands there. On a
// bad line a file is neither read nor refused. `search/library.js`, in another script, says the same.

export const PATIENCE = 4000; // milliseconds

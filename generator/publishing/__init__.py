"""Knowledge base → the files of a site, as plain values. Writes nothing, and knows no MkDocs."""

"""What helps a person write: repairs, codes with examples, skeletons, reference, views."""

"""The adapters that sit the public exams, the benchmark, and our own labelled articles."""

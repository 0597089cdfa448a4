"""Language turns a text into an article: its sentences, parsed, each knowing its place in the text."""

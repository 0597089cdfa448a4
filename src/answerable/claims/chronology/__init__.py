"""When what is asserted happened or held: the article's times, and which of them governs which words."""

"""The stories by which the grouping of sources into origins is measured."""

"""The data files of places; gazetteer.zip is made by tools/build_places.py."""

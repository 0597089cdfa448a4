"""Run by the tests in the environment of `make exchange`: the public indexer reads the WARC files of a collection."""

import io
import json
import sys
import tempfile
import zipfile
from pathlib import Path

from cdxj_indexer.main import CDXJIndexer

lines = []
with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(sys.argv[1]) as collection:
    for name in sorted(collection.namelist()):
        if name.startswith("archive/"):
            path = Path(folder) / Path(name).name
            path.write_bytes(collection.read(name))
            out = io.StringIO()
            CDXJIndexer(output=out, inputs=[str(path)], post_append=False).process_all()
            lines += out.getvalue().splitlines()
sys.stdout.write(json.dumps(sorted(lines)))

"""The archive keeps bytes under seal: captures as WARC, the case's rows, and the custody log over everything."""

"""Reading other systems: their data become the records that a site's own files would give."""

"""What templates may see, page by page: frozen records of text, links and safe HTML.

Templates are an interface: themes rely on these names and on those of `ptgsite.pages.pieces`, what
pages are put together from; docs/themes.md lists them all.
"""

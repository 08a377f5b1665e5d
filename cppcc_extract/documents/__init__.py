"""Files to texts: the text of a file, its encoding, and what it states about itself."""

from cppcc_extract.documents.reader import read_document

__all__ = ["read_document"]

"""Files to texts: what a file holds, in which encoding, and what it says of itself."""

from cppcc_extract.documents.reader import read_document

__all__ = ["read_document"]

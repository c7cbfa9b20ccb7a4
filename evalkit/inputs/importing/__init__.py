"""Public data formats into cases, replies and labels, for users who hold those data.

evalkit ships none of them: their licences are their own.
"""

from evalkit.inputs.importing.formats import FORMATS, import_file

__all__ = ["FORMATS", "import_file"]

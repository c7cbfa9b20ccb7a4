"""The JSON Schemas of every file format, and messages a person can act on."""

from evalkit.schemas.validation import SCHEMA_NAMES, load_schema, problems_in

__all__ = ["SCHEMA_NAMES", "load_schema", "problems_in"]

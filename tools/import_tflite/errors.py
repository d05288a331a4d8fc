"""The one error of the importer."""


class ImportFailure(Exception):
    """The model cannot be read or converted; the message is one line that says what and where."""

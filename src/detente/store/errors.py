"""What can be wrong with a store."""


class StoreError(Exception):
    """A store cannot be opened, read or written. The message says which, why, and what to do."""

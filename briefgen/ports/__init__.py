"""Small protocols whose docstrings are the contract that adapters and engines keep."""

"""What a user can set, validated once: flags, environment and ``briefgen.toml``."""

from briefgen.settings.run import (
    SECRETS,
    EngineChoice,
    Options,
    Settings,
    Verifier,
    named_fields,
    named_price,
    read_settings,
)
from briefgen.settings.sources import CONFIG_FILE

__all__ = [
    "CONFIG_FILE",
    "SECRETS",
    "EngineChoice",
    "Options",
    "Settings",
    "Verifier",
    "named_fields",
    "named_price",
    "read_settings",
]

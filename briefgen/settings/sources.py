"""Where settings come from, and which goes before which."""

from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, TomlConfigSettingsSource

CONFIG_FILE = "briefgen.toml"


class Sourced(BaseSettings):
    """Settings from flags, then the environment, then ``briefgen.toml``, then the defaults."""

    @classmethod
    def settings_customise_sources(  # noqa: PLR0917  (the library's signature)
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003  (the library passes it by name)
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Flags before the environment before the file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)

"""What calls of a model cost, by genai-prices (MIT): the public prices of providers, as a table in the package.

Nothing is fetched: prices are as old as the installed package.  A server that the table does not know, such as one of
your own, has no price unless the user gives one.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from briefgen.ports.chat_model import Usage

if TYPE_CHECKING:
    from genai_prices.types import ModelInfo, Provider

PER = 1_000_000
"""Tokens that a price is given for."""

OPENAI = "https://api.openai.com/v1"

_SHORT = 1_000
"""Tokens of a call whose price is told: some prices grow with a call's length."""

_ONE = Usage(tokens_in=_SHORT)


class PriceList:
    """Prices of one model at one server, in US dollars."""

    def __init__(self, model: str, address: str | None = None, *, own: tuple[float, float] | None = None) -> None:
        """Take the model, its server (OpenAI's without one), and the user's price a million tokens in and out."""
        self._model, self._address, self._own = model, address or OPENAI, own

    @property
    def known(self) -> bool:
        """Whether there is a price."""
        return bool(self._own or self._listed)

    @property
    def basis(self) -> str:
        """Where the price comes from, or that there is none, in words."""
        if self._own:
            return f"US dollars by --price: {self._own[0]:g} a million tokens in, {self._own[1]:g} out"
        if self._listed is None:
            return f"no price is known of {self._model} at {self._address}: give one with --price IN/OUT"
        short, longer = self.cost(_ONE) or 0.0, self.cost(_ONE.model_copy(update={"tokens_out": _SHORT})) or 0.0
        rates = f"{short * PER / _SHORT:g} a million tokens in, {(longer - short) * PER / _SHORT:g} out"
        return f"US dollars by genai-prices {self._version}: {rates}"

    def cost(self, usage: Usage) -> float | None:
        """Return what one call costs; None where no price is known, or the server did not count.

        What the server found in its own cache is cheaper by the public price.
        """
        if not usage.tokens_in:
            return None
        if self._own:
            return (usage.tokens_in * self._own[0] + usage.tokens_out * self._own[1]) / PER
        if self._listed is None:
            return None
        from genai_prices import Usage as Tokens  # noqa: PLC0415 - loaded by the look-up

        provider, model = self._listed
        cached = min(usage.tokens_cached, usage.tokens_in)
        tokens = Tokens(input_tokens=usage.tokens_in, output_tokens=usage.tokens_out, cache_read_tokens=cached)
        try:
            return float(model.calc_price(tokens, provider).total_price)
        except (ValueError, ArithmeticError, LookupError):  # a table that does not fit the call is no price
            return None

    @cached_property
    def _listed(self) -> "tuple[Provider, ModelInfo] | None":
        from genai_prices.data_snapshot import get_snapshot  # noqa: PLC0415 - half a second, paid by whoever asks

        try:
            return get_snapshot().find_provider_model(self._model, None, None, self._address)
        except LookupError:
            return None

    @property
    def _version(self) -> str:
        import genai_prices  # noqa: PLC0415 - loaded by the look-up

        return str(genai_prices.__version__)

"""What a call costs, by the public prices in the package or by the user's own."""

import socket

import pytest

from briefgen.adapters.price_list import PriceList
from briefgen.ports.chat_model import Usage

CALL = Usage(tokens_in=2_000, tokens_out=500)


def test_a_public_model_has_its_price_without_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tokens out are dearer than tokens in, cached ones cheaper; no connection is opened."""
    monkeypatch.setattr(socket, "socket", None)
    prices = PriceList("gpt-5-mini")
    assert prices.known
    assert prices.cost(CALL) == pytest.approx(2_000 * 0.25e-6 + 500 * 2e-6)
    cached = prices.cost(CALL.model_copy(update={"tokens_cached": 2_000}))
    assert cached is not None
    assert cached < (prices.cost(CALL) or 0)
    assert "0.25 a million tokens in, 2 out" in prices.basis
    assert "genai-prices" in prices.basis


@pytest.mark.parametrize(("model", "address"), [("llama3.3", "http://localhost:11434/v1"), ("no-such-model", None)])
def test_what_no_table_knows_has_no_price(model: str, address: str | None) -> None:
    """A server of your own, or a name that nobody lists: unknown is said, not guessed."""
    prices = PriceList(model, address)
    assert not prices.known
    assert prices.cost(CALL) is None
    assert model in prices.basis
    assert "--price" in prices.basis


def test_a_model_is_not_priced_by_its_name_at_another_server() -> None:
    """A public name served by a machine of your own costs what that machine costs."""
    assert PriceList("gpt-5-mini", "http://127.0.0.1:8000/v1").cost(CALL) is None


def test_the_users_own_price_comes_first() -> None:
    """Contracts have prices of their own."""
    prices = PriceList("gpt-5-mini", own=(1.0, 10.0))
    assert prices.cost(CALL) == pytest.approx(0.002 + 0.005)
    assert "--price" in prices.basis
    assert PriceList("x", own=(0.0, 0.0)).cost(CALL) == 0


def test_a_call_that_the_server_did_not_count_has_no_cost() -> None:
    """Nothing counted is not nothing spent."""
    assert PriceList("gpt-5-mini").cost(Usage()) is None
